package io.github.proxmoxctl.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.workspace.FileMutex;
import io.github.proxmoxctl.workspace.PrivateFolder;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The records that wait to be pushed: {@code unrecorded/<run>.json}, one file per run. */
final class KeptRuns {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final String FOLDER = "unrecorded/";
  private static final String SUFFIX = ".json";

  private final Path durable;

  /**
   * @param durable made, with the folder in it, when the first record is kept
   */
  KeptRuns(Path durable) {
    this.durable = durable;
  }

  Path folder() {
    return durable.resolve(FOLDER);
  }

  Path file(String run) {
    return durable.resolve(name(run));
  }

  /** Does something while no other run adds or pushes records of this clone. */
  <T> T alone(Supplier<T> work) {
    FileMutex.Hold hold = new FileMutex(durable.resolve("unrecorded.lock")).acquire();
    try {
      return work.get();
    } finally {
      hold.close();
    }
  }

  /** All kept runs, oldest first. */
  List<KeptRun> all() {
    List<KeptRun> runs = new ArrayList<>();
    PrivateFolder files = PrivateFolder.durable(durable);
    for (String file : files.files(FOLDER)) {
      if (file.endsWith(SUFFIX)) {
        read(files, FOLDER + file).ifPresent(runs::add);
      }
    }
    runs.sort(Comparator.comparing(KeptRun::since).thenComparing(KeptRun::run));
    return runs;
  }

  /** Keeps one more record of a run, on disk when this returns. */
  Path keep(KeptEntry entry, String reason) {
    String run = entry.entry().provenance().run();
    PrivateFolder files = PrivateFolder.durable(durable);
    List<KeptEntry> entries = new ArrayList<>();
    read(files, name(run)).ifPresent(known -> entries.addAll(known.entries()));
    entries.add(entry);
    write(files, new KeptRun(run, reason, entries));
    return file(run);
  }

  /** Forgets a run's oldest record, which is committed now. */
  void committed(KeptRun run) {
    PrivateFolder files = PrivateFolder.durable(durable);
    List<KeptEntry> rest = run.entries().subList(1, run.entries().size());
    if (rest.isEmpty()) {
      files.delete(name(run.run()));
    } else {
      write(files, new KeptRun(run.run(), run.reason(), rest));
    }
  }

  private static String name(String run) {
    return FOLDER + run + SUFFIX;
  }

  private static Optional<KeptRun> read(PrivateFolder files, String name) {
    return files
        .read(name)
        .map(text -> KeptRun.decode(LedgerText.read(files.path(name).toString(), text)));
  }

  private static void write(PrivateFolder files, KeptRun run) {
    try {
      String text = JSON.writeValueAsString(run.encode()) + "\n";
      files.write(name(run.run()), text.getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    } catch (DiagnosticException e) {
      throw LedgerProblems.notKept(e);
    }
  }
}
