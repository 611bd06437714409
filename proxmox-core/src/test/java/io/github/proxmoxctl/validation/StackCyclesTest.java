package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestStack;
import org.junit.jupiter.api.Test;

class StackCyclesTest {

  private final Rule rule = new StackCycles();

  @Test
  void lineAndDiamondHold() {
    assertThat(
            rule.check(
                new TestEstate()
                    .stack(TestStack.named("a").dependsOn("b", "c"))
                    .stack(TestStack.named("b").dependsOn("d"))
                    .stack(TestStack.named("c").dependsOn("d"))
                    .with()))
        .isEmpty();
  }

  @Test
  void circleIsReportedOnce() {
    assertThat(
            rule.check(
                new TestEstate()
                    .stack(TestStack.named("a").dependsOn("b"))
                    .stack(TestStack.named("b").dependsOn("c"))
                    .stack(TestStack.named("c").dependsOn("b"))
                    .stack(TestStack.named("d").dependsOn("d"))
                    .with()))
        .extracting(problem -> problem.code() + ": " + problem.summary())
        .containsExactly(
            "stack.cycle: the stack \"b\" depends on itself, by way of c",
            "stack.cycle: the stack \"d\" depends on itself");
  }
}
