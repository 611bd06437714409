package io.github.proxmoxctl.lab.store;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.proxmoxctl.lab.cluster.BackupJob;
import io.github.proxmoxctl.lab.cluster.Guest;
import io.github.proxmoxctl.lab.cluster.Pool;
import io.github.proxmoxctl.lab.cluster.WorldStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The world as files: one JSON file per guest, one for the pools, one for the backup jobs. */
public final class WorldFiles implements WorldStore {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final Path folder;
  private final Path guests;
  private final Path pools;
  private final Path backupJobs;

  /** The world below a folder, which need not exist. */
  public WorldFiles(Path folder) {
    this.folder = folder;
    this.guests = folder.resolve("guests");
    this.pools = folder.resolve("pools.json");
    this.backupJobs = folder.resolve("backup-jobs.json");
  }

  @Override
  public World load() {
    PrivateFile.folder(guests);
    if (!Files.exists(pools)) {
      // The pools are written last: without them an earlier start was cut short.
      wipe();
      PrivateFile.folder(guests);
      return new World(true, List.of(), List.of());
    }
    List<Guest> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(guests)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
        found.add(JSON.readValue(file.toFile(), Guest.class));
      }
      List<Pool> kept = JSON.readValue(pools.toFile(), new TypeReference<List<Pool>>() {});
      return new World(false, found, kept);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the lab's world in " + folder + " cannot be read; reset the lab: " + e.getMessage(), e);
    }
  }

  @Override
  public void save(Guest guest) {
    PrivateFile.write(file(guest.id()), bytes(guest));
  }

  @Override
  public void delete(int guest) {
    try {
      Files.deleteIfExists(file(guest));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + file(guest), e);
    }
  }

  @Override
  public void savePools(Collection<Pool> all) {
    PrivateFile.write(pools, bytes(all));
  }

  @Override
  public Collection<BackupJob> loadBackupJobs() {
    if (!Files.exists(backupJobs)) {
      return List.of();
    }
    try {
      return JSON.readValue(backupJobs.toFile(), new TypeReference<List<BackupJob>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the lab's world in " + folder + " cannot be read; reset the lab: " + e.getMessage(), e);
    }
  }

  @Override
  public void saveBackupJobs(Collection<BackupJob> all) {
    PrivateFile.write(backupJobs, bytes(all));
  }

  /** Removes everything; the next start makes a fresh world. */
  public void wipe() {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder + ": " + e.getMessage(), e);
    }
  }

  /** One guest as it was kept last. */
  public Optional<Guest> find(int id) {
    try {
      return Files.exists(file(id))
          ? Optional.of(JSON.readValue(file(id).toFile(), Guest.class))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file(id) + ": " + e.getMessage(), e);
    }
  }

  /** How many guests are kept. */
  public int count() {
    if (!Files.exists(guests)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(guests)) {
      return Math.toIntExact(files.filter(path -> path.toString().endsWith(".json")).count());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + guests, e);
    }
  }

  private Path file(int guest) {
    return guests.resolve(guest + ".json");
  }

  private static byte[] bytes(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
