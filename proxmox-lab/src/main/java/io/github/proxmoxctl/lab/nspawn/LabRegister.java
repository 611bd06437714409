package io.github.proxmoxctl.lab.nspawn;

import io.github.proxmoxctl.lab.host.HostNames;
import io.github.proxmoxctl.lab.store.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Which labs have hosts on this machine. What a killed lab has left holds networks that another lab
 * may want, and that one knows nothing of the dead one's directory; so each lab has a file here,
 * named by its id, with the id and start time of its process, and its folder of hosts.
 *
 * @param root a folder that does not survive a boot, as what it tells of does not
 */
record LabRegister(Path root) {
  private static final String LOCK = "lock";

  /** The register of this machine. */
  static LabRegister ofThisMachine() {
    return new LabRegister(Path.of("/run/proxmoxctl-lab"));
  }

  /** Enters a lab of this process. */
  void enter(HostNames names, Path hosts) {
    HostProcess self = HostProcess.of(ProcessHandle.current().pid()).orElseThrow();
    PrivateFile.folder(root);
    PrivateFile.write(file(names), self.pid() + " " + self.start() + "\n" + hosts + "\n");
  }

  /** Strikes a lab out; no error if it is not in. */
  void leave(HostNames names) {
    try {
      Files.deleteIfExists(file(names));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + file(names), e);
    }
  }

  /** The folder of hosts of the lab that runs with an id; empty if none does. */
  Optional<Path> runningIn(HostNames names) {
    return read(names).filter(entry -> entry.process().isAlive()).map(Entry::hosts);
  }

  /**
   * Clears away all labs whose process is gone, and strikes them out. Two labs that start at the
   * same time do it one after the other.
   *
   * @param clear removes what the lab of an id, with its hosts in a folder, has left
   */
  void clearAbandoned(BiConsumer<HostNames, Path> clear) {
    PrivateFile.folder(root);
    Path file = root.resolve(LOCK);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock(); // until the channel is closed
      for (HostNames names : labs()) {
        Optional<Entry> dead = read(names).filter(entry -> !entry.process().isAlive());
        dead.ifPresent(entry -> clear.accept(names, entry.hosts()));
        dead.ifPresent(entry -> leave(names));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot tidy up by " + root + ": " + e.getMessage(), e);
    }
  }

  private List<HostNames> labs() throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(HostNames::isLab)
          .sorted()
          .map(HostNames::new)
          .toList();
    }
  }

  private Optional<Entry> read(HostNames names) {
    if (!Files.exists(file(names))) {
      return Optional.empty();
    }
    List<String> lines = PrivateFile.read(file(names)).lines().toList();
    return lines.size() == 2
        ? HostProcess.parse(lines.get(0)).map(process -> new Entry(process, Path.of(lines.get(1))))
        : Optional.empty();
  }

  private Path file(HostNames names) {
    return root.resolve(names.lab());
  }

  private record Entry(HostProcess process, Path hosts) {}
}
