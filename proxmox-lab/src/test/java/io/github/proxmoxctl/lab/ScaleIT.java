package io.github.proxmoxctl.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.lab.api.ApiServer;
import io.github.proxmoxctl.lab.api.Router;
import io.github.proxmoxctl.lab.auth.Authenticator;
import io.github.proxmoxctl.lab.auth.Role;
import io.github.proxmoxctl.lab.cluster.BackupJob;
import io.github.proxmoxctl.lab.cluster.Cluster;
import io.github.proxmoxctl.lab.cluster.FirewallConfig;
import io.github.proxmoxctl.lab.cluster.FreshWorld;
import io.github.proxmoxctl.lab.cluster.Guest;
import io.github.proxmoxctl.lab.cluster.GuestObserver;
import io.github.proxmoxctl.lab.cluster.Pool;
import io.github.proxmoxctl.lab.cluster.WorldStore;
import io.github.proxmoxctl.lab.config.GuestConfig;
import io.github.proxmoxctl.lab.endpoint.ClusterEndpoints;
import io.github.proxmoxctl.lab.tls.Certificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
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
  void listsTenThousandGuests() throws IOException {
    Certificates certificates = Certificates.create();
    Path ca = Files.writeString(directory.resolve("ca.pem"), certificates.authorityPem());
    Clock clock = Clock.systemUTC();
    Cluster cluster =
        new Cluster(
            FreshWorld.nodes(), FreshWorld.storages(), guests(), new Memory(), GuestObserver.NONE);
    try (ApiServer server =
        new ApiServer(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            certificates.server("localhost"),
            new Router().add(new ClusterEndpoints(cluster, () -> true, clock).routes()),
            new Authenticator(Map.of(Role.PLAN, "secret"), new byte[] {1}, clock))) {
      ApiClient api =
          new ApiClient(
              URI.create("https://localhost:" + server.port()),
              ca,
              "PVEAPIToken=proxmoxctl-plan@pve!plan=secret");
      for (int round = 0; round < 10; round++) {
        assertThat(api.get("/cluster/resources?type=vm").data()).hasSize(GUESTS);
      }
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

  private static List<Guest> guests() {
    return IntStream.range(10_000, 10_000 + GUESTS)
        .mapToObj(
            id ->
                Guest.stopped(
                    id,
                    "pve" + (id % 3 + 1),
                    GuestConfig.of(Map.of("name", "g" + id, "memory", "2048", "tags", "a;b")),
                    Map.of()))
        .toList();
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

  /** A world that keeps nothing. */
  private static final class Memory implements WorldStore {
    @Override
    public World load() {
      return new World(true, List.of(), List.of(), Map.of());
    }

    @Override
    public void save(Guest guest) {}

    @Override
    public void delete(int guest) {}

    @Override
    public void saveFirewall(String name, FirewallConfig config) {}

    @Override
    public void deleteFirewall(String name) {}

    @Override
    public void savePools(Collection<Pool> pools) {}

    @Override
    public Collection<BackupJob> loadBackupJobs() {
      return List.of();
    }

    @Override
    public void saveBackupJobs(Collection<BackupJob> jobs) {}
  }
}
