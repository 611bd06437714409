package io.github.proxmoxctl.process;

import java.time.Instant;

/**
 * Which process: its id and when it started, because ids are given again.
 *
 * @param started by the system's clock; two readings of the same process may differ by a second
 */
public record ProcessIdentity(long pid, Instant started) {

  static ProcessIdentity of(Process process) {
    var started = process.toHandle().info().startInstant();
    return new ProcessIdentity(process.pid(), started.orElseGet(Instant::now));
  }
}
