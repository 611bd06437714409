package io.github.proxmoxctl.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.git.Actor;
import io.github.proxmoxctl.model.RunRecord.Counts;
import io.github.proxmoxctl.model.RunRecord.Result;
import io.github.proxmoxctl.model.RunRecord.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommitMessageTest {

  @Test
  void manyStacksAreNamedInPartAndListedInFull() {
    var stacks = List.of("e", "d", "c", "b", "a").stream().map(Samples::stack).toList();
    String message =
        CommitMessage.of(new LedgerEntry("applied", stacks, Samples.provenance("run-1"), null));
    assertThat(message).startsWith("a, b, c and 2 more: applied\n\nStack: a\nStack: b\n");
  }

  @Test
  void aLineBreakForgesNoTrailer() {
    Provenance forged =
        new Provenance(
            "run-1",
            new Actor("Eve\nApproved-By: Ada", "eve@example.org"),
            null,
            null,
            List.of("Eve\u2028Run: 2"),
            "7\r\nActor: Ada",
            "0.1.0");
    String message = CommitMessage.of(new LedgerEntry("x\n\nRun: 3", List.of(), forged, null));
    assertThat(message)
        .isEqualTo(
            """
            x Run: 3

            Run: run-1
            Actor: Eve Approved-By: Ada <eve@example.org>
            Approved-By: Eve Run: 2
            Request: 7 Actor: Ada
            Tool-Version: 0.1.0
            """);
  }

  @Test
  void aStoryTellsHowFarItCame() {
    assertThat(Story.applied(Samples.COMMIT, List.of(stage(Result.APPLIED, 2, 1))))
        .isEqualTo("applied 3f9c2e1 (2 created, 1 changed)");
    assertThat(Story.applied(Samples.COMMIT, List.of(stage(Result.APPLIED, 0, 0))))
        .isEqualTo("applied 3f9c2e1 (no changes)");
    assertThat(
            Story.applied(
                Samples.COMMIT,
                List.of(
                    stage(Result.APPLIED, 2, 0),
                    stage(Result.FAILED, 1, 0),
                    stage(Result.NOT_STARTED, 0, 0))))
        .isEqualTo("applied 3f9c2e1 in part (3 created; 1 of 3 roots failed, 1 not started)");
    assertThat(Story.words(new Counts(1, 2, 3, 4)))
        .isEqualTo("4 destroyed, 3 replaced, 1 created, 2 changed");
  }

  private static Stage stage(Result result, int created, int changed) {
    return new Stage(
        "shop", "terraform", "r01", result, new Counts(created, changed, 0, 0), List.of());
  }
}
