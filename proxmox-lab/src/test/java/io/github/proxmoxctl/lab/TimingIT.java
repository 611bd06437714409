package io.github.proxmoxctl.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.lab.ApiClient.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lab in which things take time, as in a real cluster. */
class TimingIT {
  @TempDir Path folder;

  @Test
  void requestsQueueForTheWorkers() {
    Timing timing =
        Timing.NONE
            .withWorkers(2)
            .withLatency(Duration.ofMillis(100))
            .withLatency("GET cluster/nextid", Duration.ZERO);
    try (Lab lab = Lab.start(LabOptions.in(folder).withTiming(timing))) {
      ApiClient api = new ApiClient(lab, "plan");
      api.get("/cluster/nextid");
      assertThat(milliseconds(() -> sixTimes(api, "/version"))).isBetween(300L, 590L);
      assertThat(milliseconds(() -> sixTimes(api, "/cluster/nextid"))).isLessThan(300);
    }
  }

  @Test
  void aSharedStorageMakesOneVolumeAtATime() throws InterruptedException {
    Timing timing =
        Timing.NONE
            .withTask("qmclone", Duration.ofMillis(1))
            .withAllocation(Duration.ofMillis(200));
    try (Lab lab = Lab.start(LabOptions.in(folder).withTiming(timing))) {
      ApiClient api = new ApiClient(lab, "apply");
      long start = System.nanoTime();
      // a disk and a cloud-init drive each
      for (Answer clone :
          List.of(copy(api, 100, "pve1"), copy(api, 101, "pve1"), copy(api, 102, "pve2"))) {
        assertThat(end(api, clone)).isEqualTo("OK");
      }
      assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isGreaterThan(800);
    }
  }

  @Test
  void whoCannotHaveAGuestGetsProxmoxsLockTimeout() throws InterruptedException {
    Timing timing =
        Timing.NONE
            .withTask("qmstart", Duration.ofMillis(1))
            .withTask("qmreset", Duration.ofSeconds(3));
    try (Lab lab = Lab.start(LabOptions.in(folder).withTiming(timing))) {
      ApiClient api = new ApiClient(lab, "apply");
      assertThat(end(api, copy(api, 100, "pve1"))).isEqualTo("OK");
      assertThat(end(api, api.post("/nodes/pve1/qemu/100/status/start", Map.of()))).isEqualTo("OK");
      Answer busy = api.post("/nodes/pve1/qemu/100/status/reset", Map.of());
      Thread.sleep(100);
      // a clone of a running guest wants it for itself, and waits one second
      Answer clone = api.post("/nodes/pve1/qemu/100/clone", Map.of("newid", "101", "full", "1"));
      assertThat(end(api, clone))
          .isEqualTo("can't lock file '/var/lock/qemu-server/lock-100.conf' - got timeout");
      assertThat(api.get("/nodes/pve1/qemu/101/config").message()).endsWith("does not exist");
      // a change of the configuration waits ten, which is enough here
      assertThat(api.put("/nodes/pve1/qemu/100/config", Map.of("tags", "late")).status())
          .isEqualTo(200);
      assertThat(end(api, busy)).isEqualTo("OK");
    }
  }

  @Test
  void timesAreReadAsPeopleWriteThem() {
    Timing timing = TimingText.add(Timing.NONE, "--timing", "realistic");
    assertThat(timing).isEqualTo(Timing.REALISTIC);
    timing = TimingText.add(timing, "--latency", "GET cluster/resources=200ms");
    timing = TimingText.add(timing, "--task-time", "qmclone=2m");
    timing = TimingText.add(timing, "--workers", "5");
    assertThat(timing.latencies())
        .isEqualTo(Map.of("GET cluster/resources", Duration.ofMillis(200)));
    assertThat(timing.tasks()).containsEntry("qmclone", Duration.ofMinutes(2));
    assertThat(timing.workers()).isEqualTo(5);
  }

  private static void sixTimes(ApiClient api, String path) {
    List<Thread> clients = Stream.generate(() -> new Thread(() -> api.get(path))).limit(6).toList();
    clients.forEach(Thread::start);
    for (Thread client : clients) {
      try {
        client.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static long milliseconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }

  private static Answer copy(ApiClient api, int id, String node) {
    String template = node.equals("pve1") ? "9001" : "9002";
    return api.post(
        "/nodes/" + node + "/qemu/" + template + "/clone",
        Map.of("newid", Integer.toString(id), "full", "1"));
  }

  private static String end(ApiClient api, Answer task) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (api.exitStatus(task).isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(20);
    }
    return api.exitStatus(task);
  }
}
