package io.github.proxmoxctl.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.AppliedStack.Intent;
import io.github.proxmoxctl.model.RunRecord.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntentsTest {

  private static final AppliedServer A = Samples.server("a", 1001);
  private static final AppliedServer B = Samples.server("b", 1002);

  @Test
  void anIntentForTheSameVmGivesWay() {
    AppliedStack once = Intents.noted(Samples.stack("shop"), "run-1", List.of(A, B));
    AppliedStack again = Intents.noted(once, "run-2", List.of(A));
    assertThat(again.intents()).containsExactly(new Intent("run-1", B), new Intent("run-2", A));
  }

  @Test
  void whatAFailedRunMayHaveMadeStays() {
    AppliedStack stack = Intents.noted(Samples.stack("shop", A), "run-1", List.of(A, B));
    AppliedStack settled =
        Intents.settled(stack, "run-1", Samples.run("run-1", "shop", Result.FAILED));
    assertThat(settled.intents()).containsExactly(new Intent("run-1", B));
  }

  @Test
  void aRunThatSucceededLeavesNone() {
    AppliedStack stack = Intents.noted(Samples.stack("shop", A), "run-1", List.of(A, B));
    assertThat(
            Intents.settled(stack, "run-1", Samples.run("run-1", "shop", Result.APPLIED)).intents())
        .isEmpty();
    assertThat(
            Intents.settled(stack, "run-2", Samples.run("run-2", "shop", Result.APPLIED)).intents())
        .containsExactly(new Intent("run-1", B));
    assertThat(
            Intents.settled(stack, "run-1", Samples.run("run-1", "web", Result.APPLIED)).intents())
        .containsExactly(new Intent("run-1", B));
  }
}
