package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import io.github.proxmoxctl.model.TestStack;
import io.github.proxmoxctl.model.Undecoded;
import io.github.proxmoxctl.model.VmIdRange;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StackClustersTest {

  private final Rule rule = new StackClusters(Undecoded.NOTHING);

  private static TestEstate two() {
    return new TestEstate().cluster("other", new VmIdRange(2000, 2999));
  }

  @Test
  void onlyClusterNeedsNoChoice() {
    assertThat(rule.check(new TestEstate().with(TestServer.named("web")))).isEmpty();
  }

  @Test
  void chosenOneHolds() {
    assertThat(
            rule.check(
                two()
                    .stack(TestStack.named("shop").cluster("other"))
                    .with(TestServer.named("web"))))
        .isEmpty();
  }

  @Test
  void stackWithoutServersNeedsNone() {
    assertThat(rule.check(two().stack(TestStack.named("hosts")).with())).isEmpty();
  }

  @Test
  void missingChoiceIsReportedOnceForAStack() {
    assertThat(
            rule.check(
                two()
                    .with(
                        TestServer.named("a").cluster(""),
                        TestServer.named("b").cluster(""),
                        TestServer.named("c").stack("default").cluster(""))))
        .extracting(problem -> problem.summary() + " – " + problem.remedy())
        .containsExactly(
            "it is not said which cluster the stack \"shop\" lives on – write one of them into the"
                + " spec of the Stack in servers/shop/stack.yaml, such as `cluster: main`",
            "it is not said which cluster the stack \"default\" lives on – write one of them into"
                + " the spec of the Stack in servers/stack.yaml, such as `cluster: main`");
  }

  @Test
  void brokenStackMayHaveChosen() {
    var broken = new StackClusters(new Undecoded(false, Map.of("Stack", Set.of("shop"))));

    assertThat(broken.check(two().with(TestServer.named("a").cluster("")))).isEmpty();
  }
}
