package io.github.proxmoxctl.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.plan.ResourceChange;
import io.github.proxmoxctl.state.DirectoryStackLocks;
import io.github.proxmoxctl.state.LockRecord;
import io.github.proxmoxctl.state.StateCheck;
import io.github.proxmoxctl.state.StateRecovery;
import io.github.proxmoxctl.state.UnfinishedApplies;
import io.github.proxmoxctl.state.UnfinishedApply;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole run in its own JVM, killed or interrupted in the middle of a real apply. */
@Timeout(120)
class KilledRunIT {

  @TempDir Path folder;

  @Test
  void losesNothingWhenTheJvmIsKilled() throws Exception {
    var run = start(List.of());
    try (var reader = run.inputReader()) {
      awaitSlow(reader);
      run.destroyForcibly().waitFor();
    }

    try (var bench = new Bench(folder)) {
      var locks = new DirectoryStackLocks(bench.durable);
      var record = LockRecord.ofThisProcess("next", "ada", "3f9c2e1", Instant.now());
      var locked =
          catchThrowableOfType(
              DiagnosticException.class,
              () -> locks.lock("shop", record, Duration.ofMinutes(1), holder -> {}));
      assertThat(locked.diagnostics().get(0).remedy()).isEqualTo("proxmoxctl state unlock shop");
      locks.unlock("shop", false);
      locks.lock("shop", record, Duration.ZERO, holder -> {});

      var unfinished = new UnfinishedApplies(bench.durable);
      var apply = unfinished.of(bench.name).get(0);
      assertThat(apply.run()).isEqualTo("killed");
      assertThat(apply.completed())
          .extracting(UnfinishedApply.Completed::address)
          .containsExactly("terraform_data.first");
      // Terraform has its own session and goes on
      assertThat(apply.isRunning()).isTrue();
      unfinished.awaitEnd(apply, () -> {});
      assertThat(bench.store.head(bench.name)).isEmpty();

      var taken = new StateRecovery(bench.store).takeIn(bench.name, apply.erroredState());
      unfinished.forget(apply);

      assertThat(taken.orElseThrow().header().instances()).isEqualTo(3);
      new StateCheck(bench.store).check(bench.name, 0);
      var plan =
          bench.terraform.plan(bench.root(KilledRun.RESOURCES), PlanOptions.ofParallelism(2));
      assertThat(plan.changes().changes()).hasSize(3).allMatch(ResourceChange::isNoOp);
    } finally {
      run.destroyForcibly();
    }
  }

  @Test
  void leavesTheJournalWhenTerraformIsKilledWithTheJvm() throws Exception {
    var run = start(List.of());
    try (var reader = run.inputReader()) {
      long terraform = awaitSlow(reader);
      run.destroyForcibly().waitFor();
      ProcessHandle.of(terraform).ifPresent(ProcessHandle::destroyForcibly);
    }
    try (var bench = new Bench(folder)) {
      var unfinished = new UnfinishedApplies(bench.durable);
      var apply = unfinished.of(bench.name).get(0);
      unfinished.awaitEnd(apply, () -> {});
      assertThat(apply.completed()).hasSize(1);
      assertThat(new StateRecovery(bench.store).takeIn(bench.name, apply.erroredState())).isEmpty();
    } finally {
      run.destroyForcibly();
    }
  }

  @Test
  void endsInOrderAfterCtrlCInATerminal() throws Exception {
    // a terminal signals the whole foreground process group, twice if the person is impatient
    var run = start(List.of("setsid"));
    try (var reader = run.inputReader()) {
      awaitSlow(reader);
      for (int i = 0; i < 2; i++) {
        new ProcessBuilder("kill", "-INT", "--", "-" + run.pid()).start().waitFor();
        Thread.sleep(200);
      }
      var rest = reader.lines().collect(Collectors.joining("\n"));
      assertThat(run.waitFor()).as(rest).isEqualTo(130);
      assertThat(rest).contains("isStopped=true", "leftErroredState=false");
    } finally {
      run.destroyForcibly();
    }
    try (var bench = new Bench(folder)) {
      assertThat(new DirectoryStackLocks(bench.durable).holder("shop")).isEmpty();
      assertThat(new UnfinishedApplies(bench.durable).of(bench.name)).isEmpty();
      assertThat(bench.store.head(bench.name).orElseThrow().header().instances()).isEqualTo(2);
    }
  }

  @Test
  void keepsTheJvmUpUntilTerraformHasEndedWhereNobodyWatchesSignals() throws Exception {
    var run = start(List.of(), "unwatched");
    try (var reader = run.inputReader()) {
      long terraform = awaitSlow(reader);
      run.destroy();
      assertThat(run.waitFor()).isEqualTo(143);
      assertThat(ProcessHandle.of(terraform)).isEmpty();
    } finally {
      run.destroyForcibly();
    }
    try (var bench = new Bench(folder)) {
      assertThat(bench.store.head(bench.name).orElseThrow().header().instances()).isEqualTo(2);
    }
  }

  @Test
  void reportsATerraformThatSomeoneElseInterrupted() throws Exception {
    var run = start(List.of());
    try (var reader = run.inputReader()) {
      long terraform = awaitSlow(reader);
      new ProcessBuilder("kill", "-INT", String.valueOf(terraform)).start().waitFor();
      var rest = reader.lines().collect(Collectors.joining("\n"));
      assertThat(run.waitFor()).as(rest).isZero();
      assertThat(rest).contains("isSuccess=false", "isStopped=false");
    } finally {
      run.destroyForcibly();
    }
  }

  private Process start(List<String> prefix, String... arguments) throws Exception {
    var argv = new ArrayList<>(prefix);
    argv.addAll(
        List.of(
            System.getProperty("java.home") + "/bin/java",
            "-cp",
            System.getProperty("java.class.path"),
            KilledRun.class.getName(),
            folder.toString()));
    argv.addAll(List.of(arguments));
    return new ProcessBuilder(argv).redirectErrorStream(true).start();
  }

  private static long awaitSlow(BufferedReader reader) throws Exception {
    var said = new StringBuilder();
    for (var line = reader.readLine(); line != null; line = reader.readLine()) {
      said.append(line).append('\n');
      if (line.startsWith("slow ")) {
        return Long.parseLong(line.substring(5));
      }
    }
    throw new AssertionError("it never came to the slow resource:\n" + said);
  }
}
