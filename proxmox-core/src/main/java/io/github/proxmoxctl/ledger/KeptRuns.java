package io.github.proxmoxctl.ledger;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder of records that wait to be pushed, one file per run. */
final class KeptRuns {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final String SUFFIX = ".json";

  private final Path folder;

  /**
   * @param folder made with the first record
   */
  KeptRuns(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  /** All kept runs, oldest first. */
  List<KeptRun> all() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<KeptRun> runs = new ArrayList<>();
      for (Path file : files.filter(path -> path.toString().endsWith(SUFFIX)).sorted().toList()) {
        runs.add(read(file));
      }
      runs.sort(Comparator.comparing(KeptRun::since).thenComparing(KeptRun::run));
      return runs;
    } catch (IOException e) {
      throw LedgerProblems.unreadable(folder, e);
    }
  }

  /** Keeps one more record of a run, on disk when this returns. */
  Path keep(KeptEntry entry, String reason) {
    String run = entry.entry().provenance().run();
    Path file = file(run);
    List<KeptEntry> entries = new ArrayList<>();
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      entries.addAll(readOrRefuse(file).entries());
    }
    entries.add(entry);
    write(new KeptRun(run, reason, entries));
    return file;
  }

  /** Forgets a run's oldest record, which is committed now. */
  void committed(KeptRun run) {
    List<KeptEntry> rest = run.entries().subList(1, run.entries().size());
    if (!rest.isEmpty()) {
      write(new KeptRun(run.run(), run.reason(), rest));
      return;
    }
    try {
      Files.deleteIfExists(file(run.run()));
    } catch (IOException e) {
      throw LedgerProblems.unreadable(file(run.run()), e);
    }
  }

  Path file(String run) {
    return folder.resolve(run + SUFFIX);
  }

  private static KeptRun readOrRefuse(Path file) {
    try {
      return read(file);
    } catch (IOException e) {
      throw LedgerProblems.unreadable(file, e);
    }
  }

  private static KeptRun read(Path file) throws IOException {
    return KeptRun.decode(LedgerText.read(file.toString(), Files.readAllBytes(file)));
  }

  private void write(KeptRun run) {
    Path file = file(run.run());
    try {
      writeAtomically(file, JSON.writeValueAsString(run.encode()) + "\n");
    } catch (IOException e) {
      throw LedgerProblems.notKept(file, e);
    }
  }

  private void writeAtomically(Path file, String text) throws IOException {
    Files.createDirectories(folder);
    boolean isPosix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    Path part =
        isPosix
            ? Files.createTempFile(
                folder,
                ".part",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
            : Files.createTempFile(folder, ".part", "");
    try {
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
