package io.github.proxmoxctl.lab.task;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task, running or done.
 *
 * @param upid its name
 * @param id what it is about; may be empty
 * @param start seconds since the epoch
 * @param end seconds since the epoch; 0 while it runs
 * @param exitStatus {@code OK} or what went wrong; null while it runs
 * @param log its lines
 */
public record Task(
    String upid,
    String node,
    int pid,
    String type,
    String id,
    String user,
    long start,
    long end,
    @Nullable String exitStatus,
    List<String> log) {
  /** Keeps its own copy. */
  public Task {
    log = List.copyOf(log);
  }

  /** Whether it still runs. */
  public boolean isRunning() {
    return exitStatus == null;
  }

  Task ended(long at, String status, List<String> lines) {
    return new Task(upid, node, pid, type, id, user, start, at, status, lines);
  }
}
