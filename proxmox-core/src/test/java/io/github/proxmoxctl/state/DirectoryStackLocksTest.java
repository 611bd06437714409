package io.github.proxmoxctl.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.workspace.PrivateFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DirectoryStackLocksTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir Path folder;

  private StackLocks locks;

  @BeforeEach
  void open() {
    locks = new DirectoryStackLocks(PrivateFolder.durable(folder));
  }

  @Test
  void holdsUntilClosed() {
    try (var held = lock("shop", "run-1")) {
      assertThat(held).isNotNull();
      assertThat(locks.holder("shop")).map(LockRecord::run).contains("run-1");
      assertThat(locks.holder("other")).isEmpty();
    }
    assertThat(locks.holder("shop")).isEmpty();
    lock("shop", "run-2").close();
  }

  @Test
  void saysWhoHoldsIt() {
    try (var held = lock("shop", "run-1")) {
      assertThat(held).isNotNull();
      var e = catchThrowableOfType(DiagnosticException.class, () -> lock("shop", "run-2"));
      assertThat(e.outcome()).isEqualTo(Outcome.LOCKED);
      assertThat(e.diagnostics().get(0).summary())
          .contains("run run-1 of ada on ", "(process " + ProcessHandle.current().pid() + ")")
          .contains("since 2026-11-23T12:00:00Z, at 3f9c2e1");
      assertThat(e.diagnostics().get(0).remedy()).contains("proxmoxctl state unlock --force shop");
    }
  }

  @Test
  void waitsAsLongAsItMayAndTellsForWhom() throws Exception {
    var first = lock("shop", "run-1");
    var waitedFor = new ArrayList<String>();
    var released =
        new Thread(
            () -> {
              try {
                Thread.sleep(500);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              first.close();
            });
    released.start();
    var record = LockRecord.ofThisProcess("run-2", "ada", "c", NOW);
    locks
        .lock("shop", record, Duration.ofSeconds(20), holder -> waitedFor.add(holder.run()))
        .close();
    released.join();
    assertThat(waitedFor).containsExactly("run-1");
  }

  @Test
  void givesUpWhenTheTimeIsOver() {
    try (var held = lock("shop", "run-1")) {
      assertThat(held).isNotNull();
      var calls = new AtomicInteger();
      var record = LockRecord.ofThisProcess("run-2", "ada", "c", NOW);
      assertThatThrownBy(
              () ->
                  locks.lock(
                      "shop", record, Duration.ofMillis(300), holder -> calls.incrementAndGet()))
          .isInstanceOf(DiagnosticException.class);
      assertThat(calls).hasValue(1);
    }
  }

  @Test
  void namesADeadHolderAndLetsItBeUnlocked() throws Exception {
    leaveALockOf(new ProcessBuilder("true").start());

    var e =
        catchThrowableOfType(
            DiagnosticException.class,
            () ->
                locks.lock(
                    "shop",
                    LockRecord.ofThisProcess("run-2", "ada", "c", NOW),
                    Duration.ofHours(1),
                    holder -> {}));

    assertThat(e.outcome()).isEqualTo(Outcome.LOCKED);
    assertThat(e.diagnostics().get(0).detail()).contains("its process is gone");
    assertThat(e.diagnostics().get(0).remedy()).isEqualTo("proxmoxctl state unlock shop");
    assertThat(locks.unlock("shop", false)).map(LockRecord::run).contains("killed");
    lock("shop", "run-2").close();
  }

  @Test
  void namesEveryStackThatADeadRunHolds() throws Exception {
    leaveALockOf(new ProcessBuilder("true").start(), "shop", "cluster");
    lock("office", "run-1");

    var e = catchThrowableOfType(DiagnosticException.class, () -> lock("cluster", "run-2"));

    assertThat(e.diagnostics().get(0).remedy()).isEqualTo("proxmoxctl state unlock cluster shop");
    assertThat(locks.holders().keySet()).containsExactly("cluster", "office", "shop");
  }

  @Test
  void knowsThatAnIdWasGivenAgain() {
    var me = LockRecord.ofThisProcess("run", "ada", "c", NOW);
    var before =
        new LockRecord(
            "run", "ada", me.host(), me.pid(), me.pidStarted().minusSeconds(60), "c", NOW);
    assertThat(me.isAbandoned()).isFalse();
    assertThat(before.isAbandoned()).isTrue();
  }

  @Test
  void judgesNoProcessOfAnotherHost() {
    var elsewhere = new LockRecord("run", "ada", "elsewhere", 1L << 40, NOW, "c", NOW);
    assertThat(elsewhere.isAbandoned()).isFalse();
  }

  @Test
  void takesNoLockFromALivingHolderUnlessForced() {
    var held = lock("shop", "run-1");
    assertThatThrownBy(() -> locks.unlock("shop", false)).isInstanceOf(DiagnosticException.class);
    assertThat(locks.unlock("shop", true)).map(LockRecord::run).contains("run-1");
    assertThat(locks.unlock("shop", false)).isEmpty();

    // the one from whom it was taken does not take it from the next
    try (var next = lock("shop", "run-2")) {
      assertThat(next).isNotNull();
      held.close();
      assertThat(locks.holder("shop")).map(LockRecord::run).contains("run-2");
    }
  }

  @Test
  void treatsAnUnreadableLockAsALock() throws Exception {
    Files.writeString(folder.resolve("locks/shop.json"), "{");
    var e = catchThrowableOfType(DiagnosticException.class, () -> lock("shop", "run-1"));
    assertThat(e.outcome()).isEqualTo(Outcome.LOCKED);
    assertThat(e.diagnostics().get(0).remedy()).contains("unlock --force shop");
    locks.unlock("shop", true);
    lock("shop", "run-1").close();
  }

  private void leaveALockOf(Process process) throws Exception {
    leaveALockOf(process, "shop");
  }

  private void leaveALockOf(Process process, String... stacks) throws Exception {
    var handle = process.toHandle();
    var record =
        new LockRecord(
            "killed", "ada", LockRecord.thisHost(), handle.pid(), Instant.now(), "c", NOW);
    for (var stack : stacks) {
      locks.lock(stack, record, Duration.ZERO, holder -> {});
    }
    process.waitFor();
  }

  private StackLocks.Held lock(String stack, String run) {
    return locks.lock(
        stack, LockRecord.ofThisProcess(run, "ada", "3f9c2e1", NOW), Duration.ZERO, holder -> {});
  }

  @Test
  void refusesWhatIsNoNameOfAStack() {
    for (var name : List.of("", "../x", "a/b", "A", "-a")) {
      assertThatThrownBy(() -> lock(name, "run")).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
