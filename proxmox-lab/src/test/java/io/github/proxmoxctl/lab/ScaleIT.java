package io.github.proxmoxctl.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.lab.cluster.Guest;
import io.github.proxmoxctl.lab.config.GuestConfig;
import io.github.proxmoxctl.lab.store.LabDirectory;
import io.github.proxmoxctl.lab.store.WorldFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many guests and many callers. */
class ScaleIT {
  private static final int GUESTS = 10_000;

  @TempDir Path directory;

  @Test
  void listsTenThousandGuestsQuickly() {
    WorldFiles world = new WorldFiles(new LabDirectory(directory).world());
    world.load();
    IntStream.range(10_000, 10_000 + GUESTS)
        .parallel()
        .mapToObj(ScaleIT::guest)
        .forEach(world::save);
    world.savePools(List.of());

    try (Lab lab = Lab.start(LabOptions.in(directory))) {
      ApiClient api = new ApiClient(lab, "plan");
      long best = Long.MAX_VALUE;
      for (int round = 0; round < 8; round++) {
        long start = System.nanoTime();
        assertThat(api.get("/cluster/resources?type=vm").data()).hasSize(GUESTS);
        best = Math.min(best, System.nanoTime() - start);
      }
      // Tens of milliseconds on an idle machine; the bound leaves room for a busy one.
      assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(500));
    }
  }

  @Test
  void serialisesChangesOfOneGuestAndServesHundredsAtOnce() throws Exception {
    try (Lab lab = Lab.start(LabOptions.in(directory))) {
      ApiClient api = new ApiClient(lab, "apply");
      List<Callable<Integer>> calls = new ArrayList<>();
      for (int number = 0; number < 200; number++) {
        String id = Integer.toString(100 + number % 20);
        // Twenty ids, each asked for ten times: one clone of each succeeds.
        calls.add(() -> api.post("/nodes/pve1/qemu/9001/clone", Map.of("newid", id)).status());
      }
      List<Integer> statuses = together(calls);
      assertThat(statuses).filteredOn(status -> status == 200).hasSize(20);

      List<Callable<Integer>> disks = new ArrayList<>();
      for (int number = 0; number < 30; number++) {
        String slot = "scsi" + (1 + number);
        disks.add(
            () -> api.put("/nodes/pve1/qemu/100/config", Map.of(slot, "local-lvm:1")).status());
      }
      assertThat(together(disks)).filteredOn(status -> status == 200).hasSize(30);
      String config = api.get("/nodes/pve1/qemu/100/config").data().toString();
      for (int number = 1; number <= 30; number++) {
        assertThat(config).contains("local-lvm:vm-100-disk-" + number + ",");
      }
    }
  }

  private static Guest guest(int id) {
    return Guest.stopped(
        id,
        "pve" + (id % 3 + 1),
        GuestConfig.of(Map.of("name", "g" + id, "memory", "2048", "tags", "a;b")),
        Map.of());
  }

  private static List<Integer> together(List<Callable<Integer>> calls) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(100);
    try {
      List<Integer> results = new ArrayList<>();
      for (Future<Integer> result : threads.invokeAll(calls)) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
