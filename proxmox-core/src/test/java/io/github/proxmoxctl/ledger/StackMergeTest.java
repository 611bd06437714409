package io.github.proxmoxctl.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.AppliedStack.Intent;
import io.github.proxmoxctl.model.AppliedStack.Tombstone;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StackMergeTest {

  private static final AppliedServer A = Samples.server("a", 1001);
  private static final AppliedServer B = Samples.server("b", 1002);
  private static final AppliedServer C = Samples.server("c", 1003);

  @Test
  void onTheLedgerItWasMadeOnItIsTakenWhole() {
    AppliedStack base = Samples.stack("shop", A);
    AppliedStack mine = Samples.stack("shop", A, B);
    assertThat(reapply(base, mine, base)).isEqualTo(mine);
  }

  @Test
  void doneTwiceItChangesNothingMore() {
    AppliedStack base = Samples.stack("shop", A);
    AppliedStack mine = Samples.stack("shop", A, B);
    AppliedStack tip = Samples.stack("shop", A, C);
    AppliedStack once = reapply(base, mine, tip);
    assertThat(reapply(base, mine, once)).isEqualTo(once);
  }

  @Test
  void whatOthersRecordedSinceStays() {
    AppliedStack base = Samples.stack("shop", A);
    AppliedStack mine = Samples.stack("shop", B);
    AppliedStack tip = Samples.stack("shop", A, C);
    assertThat(reapply(base, mine, tip).servers()).containsOnlyKeys("b", "c");
  }

  @Test
  void aServerThatBothRecordedDifferentlyIsAConflict() {
    AppliedStack base = Samples.stack("shop", A);
    DiagnosticException thrown =
        catchThrowableOfType(
            DiagnosticException.class,
            () ->
                reapply(
                    base,
                    Samples.stack("shop", A.on("pve2")),
                    Samples.stack("shop", A.on("pve3"))));
    assertThat(thrown.diagnostics().get(0).code()).isEqualTo("ledger.conflict");
    assertThat(thrown.diagnostics().get(0).summary()).contains("server a").contains("run-1");
  }

  @Test
  void aServerThatBothRecordedAlikeIsNone() {
    AppliedStack base = Samples.stack("shop", A);
    AppliedStack mine = Samples.stack("shop", A.on("pve2"), B);
    AppliedStack tip = Samples.stack("shop", A.on("pve2"), C);
    assertThat(reapply(base, mine, tip).servers().get("a")).isEqualTo(A.on("pve2"));
  }

  @Test
  void whatWasAppliedLastIsTheLedgersWord() {
    AppliedStack base = with(Samples.stack("shop"), "c0", "d0");
    AppliedStack mine = with(Samples.stack("shop", A), "c1", "d1");
    assertThat(reapply(base, mine, with(Samples.stack("shop", B), "c2", "d0")))
        .satisfies(
            merged -> {
              assertThat(merged.sourceCommit()).isEqualTo("c2");
              assertThat(merged.planDigest()).isEqualTo("d1");
            });
  }

  @Test
  void intentsAndTombstonesComeAndGoOneByOne() {
    Intent a = new Intent("run-1", A);
    Intent b = new Intent("run-2", B);
    Tombstone old = new Tombstone(1009, "old", Samples.NOON);
    AppliedStack base = Samples.stack("shop").withIntents(List.of(a));
    AppliedStack mine = withTombstones(Samples.stack("shop", A), List.of(old));
    AppliedStack tip = Samples.stack("shop").withIntents(List.of(a, b));
    AppliedStack merged = reapply(base, mine, tip);
    assertThat(merged.intents()).containsExactly(b);
    assertThat(merged.tombstones()).containsExactly(old);
  }

  private static AppliedStack reapply(AppliedStack base, AppliedStack mine, AppliedStack tip) {
    return StackMerge.reapply(base, mine, tip, "run-1");
  }

  private static AppliedStack with(AppliedStack stack, String commit, String digest) {
    return new AppliedStack(
        stack.name(),
        stack.cluster(),
        commit,
        digest,
        new TreeMap<>(),
        stack.servers(),
        List.of(),
        List.of());
  }

  private static AppliedStack withTombstones(AppliedStack stack, List<Tombstone> tombstones) {
    return new AppliedStack(
        stack.name(),
        stack.cluster(),
        stack.sourceCommit(),
        stack.planDigest(),
        stack.inputs(),
        stack.servers(),
        List.of(),
        tombstones);
  }
}
