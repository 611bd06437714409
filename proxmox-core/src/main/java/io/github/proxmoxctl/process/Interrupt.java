package io.github.proxmoxctl.process;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** SIGINT, which Java cannot send by itself. */
final class Interrupt {

  /**
   * A signal that was ignored when the program started is ignored for good: then SIGTERM ends it.
   */
  private static final long PATIENCE_SECONDS = 20;

  private Interrupt() {}

  /** Sends it and returns; whether it was heeded is looked after in the background. */
  static void send(Process process) {
    try {
      new ProcessBuilder("/bin/sh", "-c", "kill -INT \"$0\"", Long.toString(process.pid()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      process.toHandle().destroy();
      return;
    }
    var insistence = new Thread(() -> insist(process), "interrupt-" + process.pid());
    insistence.setDaemon(true);
    insistence.start();
  }

  private static void insist(Process process) {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.toHandle().destroy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
