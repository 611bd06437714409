package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.diagnostic.Outcome;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.SortedSet;

/**
 * Does something again whenever a file of the desired state was changed, until the process is
 * interrupted. Files are looked at in turn rather than by the system's events: those are lost on
 * network file systems, and a tree of thousands of files is looked through in milliseconds.
 */
final class Watch {

  static final Duration PAUSE = Duration.ofMillis(250);

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Path root;
  private final Duration pause;
  private final PrintWriter out;

  /**
   * @param pause between two looks; a change counts when the next look finds no other
   */
  Watch(Path root, Duration pause, PrintWriter out) {
    this.root = root;
    this.pause = pause;
    this.out = out;
  }

  /** Ends with an interrupt of this thread; a signal ends the process, as it always does. */
  int run(Runnable task) {
    try {
      String why = "until Ctrl-C, again after each change";
      for (int number = 1; ; number++) {
        FileStamps before = FileStamps.of(root);
        out.println(
            "-- "
                + LocalTime.now(ZoneId.systemDefault()).format(TIME)
                + "  run "
                + number
                + ": "
                + why);
        out.flush();
        task.run();
        out.println();
        out.flush();
        why = said(awaitChange(before));
      }
    } catch (InterruptedException e) {
      return Outcome.INTERRUPTED.exitCode();
    }
  }

  /** An editor writes a file in several steps, and a checkout many files: waits for their end. */
  private SortedSet<Path> awaitChange(FileStamps before) throws InterruptedException {
    FileStamps last = before;
    while (true) {
      Thread.sleep(pause.toMillis());
      FileStamps now = FileStamps.of(root);
      SortedSet<Path> changed = now.differences(before);
      if (!changed.isEmpty() && now.equals(last)) {
        return changed;
      }
      last = now;
    }
  }

  private static String said(SortedSet<Path> changed) {
    int others = changed.size() - 1;
    return changed.first()
        + (others == 0 ? "" : " and " + others + " other" + (others == 1 ? "" : "s"))
        + (others == 0 ? " was changed" : " were changed");
  }
}
