package io.github.proxmoxctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything that the language says of a server's devices, through the real provider to the lab.
 */
class DevicesIT {

  private static final String FILE = "servers/shop/servers.yaml";

  private static final String SERVER =
      """
      apiVersion: proxmoxctl/v1
      kind: Server
      metadata: {name: big, description: All that can be said}
      spec:
        image: debian-12
        cpu: {cores: 2, sockets: 1, type: host, limit: 1, units: 200, numa: true, flags: [-ssbd, +pcid]}
        memory: {size: 2GiB, balloon: 1GiB}
        placement: {node: pve1}
        disks:
          - {name: system, size: 5GiB, ssd: true}
          - name: data
            size: 5GiB
            cache: writeback
            aio: threads
            discard: false
            iothread: false
            backup: false
            replicate: false
            speed: {read: 200MB/s, iopsWrite: 1000}
        networks:
          - {name: front, network: front, rateLimit: 50MB/s, mtu: 1400, queues: 2}
          - {name: store, network: store, model: e1000, disconnected: true}
        tags: [big]
        onBoot: false
      """;

  @TempDir Path folder;

  @Test
  void aServerWithEverySettingIsAppliedAndChangedAndEachTimeNothingIsLeft() {
    try (Scene scene = Scene.of(folder, SERVER)) {
      withIpv6(scene);
      scene.apply();
      JsonNode config = scene.api().config("big");
      assertThat(config.path("cpu").asText()).isEqualTo("cputype=host,flags=+pcid;-ssbd");
      assertThat(config.path("cpulimit").asDouble()).isEqualTo(1);
      assertThat(config.path("cpuunits").asInt()).isEqualTo(200);
      assertThat(config.path("numa").asInt()).isEqualTo(1);
      assertThat(config.path("balloon").asInt()).isEqualTo(1024);
      assertThat(config.path("onboot").asInt()).isZero();
      assertThat(config.path("description").asText()).isEqualTo("All that can be said");
      assertThat(config.path("scsi0").asText()).contains("ssd=1", "discard=on", "cache=none");
      assertThat(config.path("scsi1").asText())
          .contains("cache=writeback", "aio=threads", "discard=ignore", "iothread=0")
          .contains("backup=0", "replicate=0", "mbps_rd=200", "iops_wr=1000");
      assertThat(config.path("net0").asText()).contains("rate=50", "mtu=1400", "queues=2");
      assertThat(config.path("net1").asText()).contains("e1000=", "link_down=1");
      String address6 =
          config.path("ipconfig0").asText().replaceAll(".*ip6=(2001:db8:1::[0-9a-f]+)/64.*", "$1");
      assertThat(config.path("ipconfig0").asText()).contains("gw6=fe80::1");
      assertThat(config.path("ipconfig1").asText()).doesNotContain("ip6");
      assertThat(scene.repo().recorded("shop.yaml")).contains("address6: \"" + address6 + "\"");
      scene.assertNothingToDo();

      change(scene, "cache: writeback", "cache: none");
      change(scene, "backup: false", "backup: true");
      change(scene, "read: 200MB/s", "read: 300MB/s");
      change(scene, "rateLimit: 50MB/s", "rateLimit: 100MB/s");
      Answer plan = scene.run(2, "plan", "--detailed-exitcode");
      assertThat(plan.out())
          .contains("disks.data.cache writeback → none")
          .contains("disks.data.backup false → true")
          .contains("disks.data.speed.read 200 MB/s → 300 MB/s")
          .contains("networks.front.rateLimit 50 MB/s → 100 MB/s")
          .contains("1 to change (1 restart)");
      Answer applied = scene.run(0, "apply");
      assertThat(applied.err() + applied.out()).contains("big restarts for disks.data.cache");
      assertThat(scene.api().pending("big")).as("what waits for a restart").isEmpty();
      scene.assertNothingToDo();

      change(scene, "limit: 1, units: 200, numa: true, flags: [-ssbd, +pcid]", "numa: false");
      change(scene, "balloon: 1GiB", "balloon: none");
      change(scene, "queues: 2}", "queues: 2, address6: none}");
      change(scene, ", disconnected: true", "");
      plan = scene.run(2, "plan", "--detailed-exitcode");
      assertThat(plan.out())
          .contains("- cpu.limit 1")
          .contains("cpu.units 200 → 100")
          .contains("cpu.numa true → false")
          .contains("- cpu.flags +pcid, -ssbd")
          .contains("memory.balloon 1 GiB → none")
          .contains("- networks.front.address6 " + address6 + "/64")
          .contains("networks.store.disconnected true → false");
      scene.run(0, "apply");
      assertThat(scene.api().config("big").has("cpulimit")).isFalse();
      assertThat(scene.api().config("big").path("balloon").asInt()).isZero();
      assertThat(scene.api().pending("big")).isEmpty();
      scene.assertNothingToDo();
    }
  }

  @Test
  void aChangeThatNeedsNoRestartMakesNone() {
    try (Scene scene = Scene.of(folder, SERVER + "  restart: never\n")) {
      scene.apply();
      change(scene, "read: 200MB/s", "write: 100MB/s");
      change(scene, "model: e1000, disconnected: true", "model: e1000, rateLimit: 10MB/s");
      Answer plan = scene.run(2, "plan", "--detailed-exitcode");
      assertThat(plan.out()).doesNotContain("restart)").contains("1 to change");
      scene.run(0, "apply");
      assertThat(scene.api().pending("big")).isEmpty();
      scene.assertNothingToDo();

      change(scene, "cache: writeback", "cache: none");
      assertThat(scene.run(4, "plan").out())
          .contains("big would restart, and it says restart: never");
      scene.run(4, "apply");
    }
  }

  private static void withIpv6(Scene scene) {
    scene
        .repo()
        .replace(
            "catalog/networks.yaml",
            "  gateway: 10.1.0.1\n",
            "  gateway: 10.1.0.1\n  cidr6: 2001:db8:1::/64\n  gateway6: fe80::1\n");
    scene.repo().commit("IPv6");
  }

  private static void change(Scene scene, String before, String after) {
    scene.repo().replace(FILE, before, after);
    scene.repo().commit("Change");
  }
}
