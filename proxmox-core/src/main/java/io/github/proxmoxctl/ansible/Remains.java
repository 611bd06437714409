package io.github.proxmoxctl.ansible;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * What a run leaves running: the SSH connections that it keeps for reuse, its agent, and the
 * workers of an Ansible that was killed. They are known by the run's folder in their command lines.
 */
public final class Remains {

  private static final long PATIENCE_SECONDS = 3;

  private Remains() {}

  /** Ends all of them, and returns when they are gone. */
  public static void end(Path folder) {
    List<ProcessHandle> remains = find(folder.toString());
    remains.forEach(ProcessHandle::destroy);
    for (ProcessHandle process : remains) {
      if (!isGone(process)) {
        process.destroyForcibly();
      }
    }
  }

  private static boolean isGone(ProcessHandle process) {
    try {
      process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  private static List<ProcessHandle> find(String folder) {
    long own = ProcessHandle.current().pid();
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.filter(process -> process.pid() != own)
          .filter(process -> mentions(process.pid(), folder))
          .toList();
    }
  }

  // Linux's own file: a connection's process has a title of its own, which Java does not read
  private static boolean mentions(long pid, String folder) {
    try {
      byte[] words = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "cmdline"));
      return new String(words, StandardCharsets.ISO_8859_1).contains(folder + "/");
    } catch (IOException e) {
      return false;
    }
  }
}
