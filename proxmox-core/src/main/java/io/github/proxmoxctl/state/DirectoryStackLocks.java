package io.github.proxmoxctl.state;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.workspace.FileMutex;
import io.github.proxmoxctl.workspace.PrivateFolder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The locks of one machine: {@code locks/<stack>.json} in the durable folder. It is looked at and
 * replaced only while holding a mutex that the system frees when its holder dies; the lock itself
 * outlives a killed run, so that the next one looks at what was left.
 */
public final class DirectoryStackLocks implements StackLocks {

  private static final String SUFFIX = ".json";
  private static final Duration POLL = Duration.ofMillis(200);

  private final PrivateFolder folder;
  private final FileMutex mutex;

  public DirectoryStackLocks(PrivateFolder durable) {
    this.folder = durable.folder("locks");
    this.mutex = new FileMutex(folder.path("mutex"));
  }

  @Override
  public Held lock(String stack, LockRecord record, Duration timeout, Consumer<LockRecord> onWait) {
    long deadline = System.nanoTime() + timeout.toNanos();
    boolean hasWaited = false;
    while (true) {
      var holder = tryLock(stack, record);
      if (holder.isEmpty()) {
        return () -> release(stack, record);
      }
      // waiting for a dead process would be in vain
      if (holder.orElseThrow().isAbandoned() || System.nanoTime() - deadline >= 0) {
        throw locked(stack, holder.orElseThrow());
      }
      if (!hasWaited) {
        onWait.accept(holder.orElseThrow());
        hasWaited = true;
      }
      pause(stack, holder.orElseThrow());
    }
  }

  /** Empty if the lock is ours now, else who holds it. */
  private Optional<LockRecord> tryLock(String stack, LockRecord record) {
    var hold = mutex.acquire();
    try {
      var holder = holder(stack);
      if (holder.isEmpty()) {
        folder.write(name(stack), record.toJson());
      }
      return holder;
    } finally {
      hold.close();
    }
  }

  private void release(String stack, LockRecord record) {
    var hold = mutex.acquire();
    try {
      var content = folder.read(name(stack));
      if (content.isPresent() && Arrays.equals(content.orElseThrow(), record.toJson())) {
        folder.delete(name(stack));
      }
    } finally {
      hold.close();
    }
  }

  @Override
  public Optional<LockRecord> holder(String stack) {
    return folder
        .read(name(stack))
        .map(content -> LockRecord.parse(content).orElseThrow(() -> unreadable(stack)));
  }

  @Override
  public SortedMap<String, LockRecord> holders() {
    SortedMap<String, LockRecord> holders = new TreeMap<>();
    for (var file : folder.files("")) {
      if (file.endsWith(SUFFIX)) {
        folder
            .read(file)
            .flatMap(LockRecord::parse)
            .ifPresent(
                holder -> holders.put(file.substring(0, file.length() - SUFFIX.length()), holder));
      }
    }
    return holders;
  }

  @Override
  public Optional<LockRecord> unlock(String stack, boolean isForced) {
    var hold = mutex.acquire();
    try {
      if (isForced && folder.read(name(stack)).flatMap(LockRecord::parse).isEmpty()) {
        folder.delete(name(stack));
        return Optional.empty();
      }
      var holder = holder(stack);
      if (holder.isPresent() && !isForced && !holder.orElseThrow().isAbandoned()) {
        throw locked(stack, holder.orElseThrow());
      }
      folder.delete(name(stack));
      return holder;
    } finally {
      hold.close();
    }
  }

  private static String name(String stack) {
    // the constructor knows what a stack may be called
    return new RootName(stack, "lock").stack() + SUFFIX;
  }

  private void pause(String stack, LockRecord holder) {
    try {
      Thread.sleep(POLL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw locked(stack, holder);
    }
  }

  private DiagnosticException locked(String stack, LockRecord holder) {
    boolean isAbandoned = holder.isAbandoned();
    var remedy =
        isAbandoned
            ? holder.unlocking(holders())
            : "wait for it (--lock-timeout), or if that run is certainly over: proxmoxctl state"
                + " unlock --force "
                + stack;
    var detail =
        isAbandoned
            ? "its process is gone: it was killed. What it had begun is looked for by the next run"
            : null;
    var diagnostic =
        Diagnostic.error("state.locked", "stack " + stack + " is locked by " + holder.title(), null)
            .next(remedy);
    return new DiagnosticException(
        Outcome.LOCKED, detail == null ? diagnostic : diagnostic.because(detail));
  }

  private DiagnosticException unreadable(String stack) {
    return new DiagnosticException(
        Outcome.LOCKED,
        Diagnostic.error(
                "state.locked", "stack " + stack + " is locked, and by whom cannot be read", null)
            .because(folder.path(name(stack)).toString())
            .next("if no run is under way: proxmoxctl state unlock --force " + stack));
  }
}
