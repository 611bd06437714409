package io.github.proxmoxctl.lab.nspawn;

import io.github.proxmoxctl.lab.store.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process that cannot be mistaken for another one which got its id later.
 *
 * @param pid its id
 * @param start its start, in clock ticks since the machine booted
 */
record HostProcess(long pid, long start) {
  private static final int START_FIELD = 19;

  /** The process of an id; empty if there is none. */
  static Optional<HostProcess> of(long pid) {
    return start(pid).map(start -> new HostProcess(pid, start));
  }

  /** The process that a file names, dead or alive; empty if the file is not there. */
  static Optional<HostProcess> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    return parse(PrivateFile.read(file));
  }

  /** The process of an id and a start time, as {@link #write} puts them down. */
  static Optional<HostProcess> parse(String text) {
    String[] fields = text.strip().split(" ", -1);
    return fields.length == 2
        ? Optional.of(new HostProcess(Long.parseLong(fields[0]), Long.parseLong(fields[1])))
        : Optional.empty();
  }

  void write(Path file) {
    PrivateFile.write(file, pid + " " + start + "\n");
  }

  /** Whether this very process is there and has not ended. */
  boolean isAlive() {
    return start(pid).filter(found -> found == start).isPresent();
  }

  /** The container's first process: the child that is process 1 in a namespace of its own. */
  Optional<HostProcess> leader() {
    return ProcessHandle.of(pid).stream()
        .flatMap(ProcessHandle::children)
        .map(ProcessHandle::pid)
        .filter(HostProcess::isFirstOfItsNamespace)
        .flatMap(child -> of(child).stream())
        .findFirst();
  }

  private static boolean isFirstOfItsNamespace(long pid) {
    return text(pid, "status")
        .lines()
        .filter(line -> line.startsWith("NSpid:"))
        .anyMatch(line -> line.matches("NSpid:\\s+\\d+\\s+1"));
  }

  /** Empty for a process that is gone or a zombie. */
  private static Optional<Long> start(long pid) {
    String stat = text(pid, "stat");
    int name = stat.lastIndexOf(')');
    if (name < 0) {
      return Optional.empty();
    }
    String[] fields = stat.substring(name + 2).split(" ", -1);
    return fields.length <= START_FIELD || fields[0].equals("Z") || fields[0].equals("X")
        ? Optional.empty()
        : Optional.of(Long.parseLong(fields[START_FIELD]));
  }

  private static String text(long pid, String file) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), file));
    } catch (IOException e) {
      return "";
    }
  }
}
