package io.github.proxmoxctl.lab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proxmoxctl.lab.cluster.BackupJob;
import io.github.proxmoxctl.lab.cluster.Guest;
import io.github.proxmoxctl.lab.cluster.Pool;
import io.github.proxmoxctl.lab.cluster.Power;
import io.github.proxmoxctl.lab.cluster.Volume;
import io.github.proxmoxctl.lab.config.GuestConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldFilesTest {
  @TempDir Path folder;

  @Test
  void keepsEveryFieldOfAGuest() {
    Guest guest =
        new Guest(
            100,
            "pve1",
            Power.PAUSED,
            GuestConfig.of(Map.of("name", "web")),
            new TreeMap<>(Map.of("cores", "2")),
            new TreeMap<>(Map.of("net1", true)),
            new TreeMap<>(Map.of("lvm:a", new Volume("lvm:a", 5, "raw"))),
            42);
    WorldFiles world = new WorldFiles(folder);
    assertThat(world.load().fresh()).isTrue();
    world.save(guest);
    world.savePools(List.of(new Pool("p", "c", new TreeSet<>(List.of(100)))));

    WorldFiles again = new WorldFiles(folder);
    assertThat(again.load().fresh()).isFalse();
    assertThat(again.load().guests()).containsExactly(guest);
    assertThat(again.load().pools())
        .containsExactly(new Pool("p", "c", new TreeSet<>(List.of(100))));
    again.delete(100);
    assertThat(again.count()).isZero();
  }

  @Test
  void keepsBackupJobsInTheirOrder() {
    List<BackupJob> jobs =
        List.of(
            new BackupJob("second", new TreeMap<>(Map.of("vmid", "100", "schedule", "02:30"))),
            new BackupJob("first", new TreeMap<>(Map.of("all", "1"))));
    WorldFiles world = new WorldFiles(folder);
    world.load();
    assertThat(world.loadBackupJobs()).as("of a lab that had none").isEmpty();
    world.saveBackupJobs(jobs);

    assertThat(new WorldFiles(folder).loadBackupJobs()).containsExactlyElementsOf(jobs);
  }

  @Test
  void aFirstStartThatWasCutShortBeginsAnew() {
    WorldFiles world = new WorldFiles(folder);
    world.load();
    world.save(Guest.stopped(100, "pve1", GuestConfig.of(Map.of()), Map.of()));

    assertThat(new WorldFiles(folder).load())
        .satisfies(
            loaded -> {
              assertThat(loaded.fresh()).isTrue();
              assertThat(loaded.guests()).isEmpty();
            });
  }

  @Test
  void aTornFileIsSaidWithAWayOut() throws IOException {
    WorldFiles world = new WorldFiles(folder);
    world.load();
    world.savePools(List.of());
    Files.writeString(folder.resolve("guests/100.json"), "{");
    assertThatThrownBy(world::load)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("reset the lab");
  }
}
