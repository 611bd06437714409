package io.github.proxmoxctl.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proxmoxctl.model.Stack;
import io.github.proxmoxctl.model.TestStack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackOrderTest {

  @Test
  void withoutDependenciesAllAreInNameOrder() {
    assertThat(order().waves(List.of("b", "a", "c"))).containsExactly(List.of("a", "b", "c"));
  }

  @Test
  void dependenciesComeFirst() {
    StackOrder order =
        order(
            TestStack.named("app").dependsOn("data", "network"),
            TestStack.named("data").dependsOn("network"),
            TestStack.named("web").dependsOn("app"));

    assertThat(order.waves(List.of("app", "data", "erp", "network", "web")))
        .containsExactly(
            List.of("erp", "network"), List.of("data"), List.of("app"), List.of("web"));
  }

  @Test
  void stackThatIsNotAmongThemStillOrdersThem() {
    StackOrder order =
        order(TestStack.named("a").dependsOn("m"), TestStack.named("m").dependsOn("z"));

    assertThat(order.waves(List.of("a", "z"))).containsExactly(List.of("z"), List.of("a"));
    assertThat(order.dependencies("a")).containsExactly("m", "z");
    assertThat(order.dependencies("unknown")).isEmpty();
  }

  @Test
  void circleNeverGetsHere() {
    StackOrder order =
        order(TestStack.named("a").dependsOn("b"), TestStack.named("b").dependsOn("a"));

    assertThatThrownBy(() -> order.waves(List.of("a", "b")))
        .isInstanceOf(IllegalStateException.class);
  }

  static StackOrder order(TestStack... stacks) {
    Map<String, Stack> declared = new HashMap<>();
    for (TestStack stack : stacks) {
      Stack built = stack.build();
      declared.put(built.name(), built);
    }
    return new StackOrder(declared);
  }
}
