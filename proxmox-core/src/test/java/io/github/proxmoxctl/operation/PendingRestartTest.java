package io.github.proxmoxctl.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.model.TestServer;
import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.AttributeChange;
import io.github.proxmoxctl.plan.Digest;
import io.github.proxmoxctl.plan.Effect;
import io.github.proxmoxctl.plan.ServerChange;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PendingRestartTest {

  private final List<String> said = new ArrayList<>();
  private boolean isPending = true;
  private boolean mayFail;
  private int restarts;

  @Test
  void nothingThatWaitsMeansNoRestart() {
    isPending = false;
    assertThat(settle(TestServer.named("web"), false)).isEmpty();
    assertThat(restarts).isZero();
    assertThat(said).isEmpty();
  }

  @Test
  void whatWaitsIsRestartedForAndNamed() {
    assertThat(settle(TestServer.named("web"), false)).isEmpty();
    assertThat(restarts).isEqualTo(1);
    assertThat(said).containsExactly("web restarts for disks.data.cache");
  }

  @Test
  void whoMustNotRestartAndARunThatIsToStopLeaveItWaitingAndSaySo() {
    for (List<Diagnostic> left :
        List.of(
            settle(TestServer.named("web").neverRestarted(), false),
            settle(TestServer.named("web"), true))) {
      assertThat(left)
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.code()).isEqualTo("restart.pending");
                assertThat(problem.isError()).isFalse();
                assertThat(problem.summary())
                    .isEqualTo("web still runs without the new disks.data.cache");
              });
    }
    assertThat(restarts).isZero();
  }

  @Test
  void aRestartThatFailsIsAnErrorAndNoEndOfTheRun() {
    mayFail = true;
    assertThat(settle(TestServer.named("web"), false))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("restart.failed");
              assertThat(problem.isError()).isTrue();
              assertThat(problem.detail()).contains("the restart of VM 1 failed", "got timeout");
              assertThat(problem.remedy()).isNotNull();
            });
  }

  private List<Diagnostic> settle(TestServer server, boolean isStopping) {
    var attributes =
        List.of(
            new AttributeChange("disks.data.backup", "true", "false", Effect.ONLINE, false, null),
            new AttributeChange(
                "disks.data.cache", "none", "writeback", Effect.RESTART, false, null));
    var change =
        new ServerChange(
            "web",
            1,
            "module.server[\"web\"]",
            null,
            Action.UPDATE,
            Effect.RESTART,
            attributes,
            "",
            false,
            null,
            Digest.of(List.of()));
    var machine =
        new PendingRestart.Machine() {
          @Override
          public boolean hasPendingChanges() {
            return isPending;
          }

          @Override
          public void restart() {
            restarts++;
            if (mayFail) {
              throw DiagnosticException.error(
                  Diagnostic.error("cluster.task", "the restart of VM 1 failed", null)
                      .because("Proxmox said: got timeout"));
            }
          }
        };
    return new PendingRestart(server.build(), change, machine).settle(isStopping, said::add);
  }
}
