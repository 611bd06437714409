package io.github.proxmoxctl.lab.fault;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.proxmoxctl.lab.store.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The faults of a lab as files, so that any process can add one while the lab runs, or before:
 * {@code N.json} is fault N and never changes, {@code N.events} counts and is written by the lab
 * alone, {@code last} is the largest number that was ever given.
 */
public final class FaultFiles {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final String FAULT = ".json";

  private final Path folder;

  /** Those in a folder, which need not exist. */
  public FaultFiles(Path folder) {
    this.folder = folder;
  }

  /** Adds a fault; a running lab has it from its next request on. */
  public synchronized KnownFault add(Fault fault) {
    PrivateFile.folder(folder);
    int number = Math.max(last(), numbers().isEmpty() ? 0 : numbers().last()) + 1;
    PrivateFile.write(folder.resolve("last"), number + "\n");
    try {
      // the whole type, else the name of the kind is left out
      PrivateFile.write(file(number), JSON.writerFor(Fault.class).writeValueAsBytes(fault));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new KnownFault(number, fault, 0);
  }

  /** All, in the order in which they were added. */
  public List<KnownFault> list() {
    List<KnownFault> faults = new ArrayList<>();
    for (int number : numbers()) {
      try {
        faults.add(read(number));
      } catch (NoSuchFileException ignored) {
        // cleared between two looks
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file(number) + ": " + e.getMessage(), e);
      }
    }
    return faults;
  }

  /**
   * Takes faults away.
   *
   * @param wanted their numbers; empty for all
   * @return those that were there
   */
  public NavigableSet<Integer> clear(List<Integer> wanted) {
    NavigableSet<Integer> cleared = numbers();
    if (!wanted.isEmpty()) {
      cleared.retainAll(wanted);
    }
    try {
      for (int number : cleared) {
        Files.deleteIfExists(file(number));
        Files.deleteIfExists(events(number));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot clear faults in " + folder, e);
    }
    return cleared;
  }

  NavigableSet<Integer> numbers() {
    NavigableSet<Integer> numbers = new TreeSet<>(Comparator.naturalOrder());
    if (!Files.isDirectory(folder)) {
      return numbers;
    }
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("\\d{1,9}\\.json"))
          .map(name -> Integer.valueOf(name.substring(0, name.length() - FAULT.length())))
          .forEach(numbers::add);
      return numbers;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  KnownFault read(int number) throws IOException {
    Fault fault = JSON.readValue(Files.readAllBytes(file(number)), Fault.class);
    Path events = events(number);
    return new KnownFault(
        number,
        fault,
        Files.exists(events) ? Integer.parseInt(PrivateFile.read(events).strip()) : 0);
  }

  void keep(int number, int events) {
    PrivateFile.write(events(number), events + "\n");
  }

  private int last() {
    Path file = folder.resolve("last");
    return Files.exists(file) ? Integer.parseInt(PrivateFile.read(file).strip()) : 0;
  }

  private Path file(int number) {
    return folder.resolve(number + FAULT);
  }

  private Path events(int number) {
    return folder.resolve(number + ".events");
  }
}
