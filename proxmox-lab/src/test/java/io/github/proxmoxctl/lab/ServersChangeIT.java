package io.github.proxmoxctl.lab;

import static io.github.proxmoxctl.lab.ServerVariables.cloned;
import static io.github.proxmoxctl.lab.ServerVariables.disk;
import static io.github.proxmoxctl.lab.TerraformLab.applied;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers change by the real Terraform and provider; each change ends with an empty plan. */
class ServersChangeIT {
  @TempDir static Path shared;

  static TerraformLab lab;

  @TempDir Path folder;

  @BeforeAll
  static void startLab() {
    lab = TerraformLab.start(shared);
  }

  @AfterAll
  static void stopLab() {
    lab.close();
  }

  @Test
  void keepsSlotsOfSeveralDisksAndNetworksWithAGap() {
    TerraformFolder terraform = lab.terraform(folder.resolve("root"), "apply");
    applied(
        terraform,
        "db-110",
        cloned(110, "pve1")
            .disks(
                disk("system", "scsi0", "local-lvm", 10),
                disk("data", "scsi1", "ssd", 50),
                disk("log", "scsi3", "local-lvm", 5))
            .slots(0, 2));

    JsonNode config = lab.config("pve1", 110);
    assertThat(config.path("net0").asText()).contains("bridge=vmbr0").doesNotContain("link_down");
    assertThat(config.path("net1").asText()).contains("link_down=1");
    assertThat(config.path("net2").asText())
        .isEqualTo("virtio=BC:24:11:00:6E:02,bridge=vmbr1,firewall=0,mtu=1450,tag=12");
    assertThat(config.path("scsi1").asText()).startsWith("ssd:vm-110-disk-0,");
    assertThat(config.path("scsi3").asText()).contains("serial=log").contains("size=5G");
  }

  @Test
  void takesNetworksAwayFromTheMiddleAndTheEnd() {
    TerraformFolder terraform = lab.terraform(folder.resolve("root"), "apply");
    applied(terraform, "net-111", cloned(111, "pve1").slots(0, 1, 2));

    applied(terraform, "net-111", cloned(111, "pve1").slots(0, 2));
    assertThat(lab.config("pve1", 111).path("net1").asText()).contains("link_down=1");

    applied(terraform, "net-111", cloned(111, "pve1").slots(0).with("network_slots", 3));
    assertThat(lab.config("pve1", 111).has("net1")).isFalse();
    assertThat(lab.config("pve1", 111).has("net2")).isFalse();
  }

  @Test
  void aNewDiskNeverTakesTheVolumeOfAnother() {
    TerraformFolder terraform = lab.terraform(folder.resolve("root"), "apply");
    Map<String, Object> system = disk("system", "scsi0", "local-lvm", 10);
    Map<String, Object> data = disk("data", "scsi2", "local-lvm", 20);
    applied(terraform, "disk-112", cloned(112, "pve1").disks(system, data));

    // Inserted before, and later in the place of, a disk whose volume the provider remembers.
    Map<String, Object> log = disk("log", "scsi1", "local-lvm", 5);
    applied(terraform, "disk-112", cloned(112, "pve1").disks(system, log, data));
    Map<String, Object> spare = disk("spare", "scsi3", "local-lvm", 7);
    applied(terraform, "disk-112", cloned(112, "pve1").disks(system, data, spare));

    JsonNode config = lab.config("pve1", 112);
    List<String> volumes =
        List.of("scsi0", "scsi2", "scsi3", "unused0").stream()
            .map(slot -> config.path(slot).asText().split(",", -1)[0])
            .toList();
    assertThat(volumes).doesNotHaveDuplicates().allMatch(id -> id.startsWith("local-lvm:vm-112-"));
    assertThat(config.path("scsi2").asText()).contains("serial=data", "size=20G");
    assertThat(config.path("scsi3").asText()).contains("serial=spare", "size=7G");
  }

  @Test
  void restartsForMemoryAndCoresWhereThatIsAllowed() {
    TerraformFolder terraform = lab.terraform(folder.resolve("root"), "apply");
    applied(terraform, "mem-120", cloned(120, "pve1"));

    applied(terraform, "mem-120", cloned(120, "pve1").with("memory", 4096).cores(4));

    JsonNode live = lab.live("pve1", 120);
    assertThat(live.path("memory").asText()).isEqualTo("4096");
    assertThat(live.path("cores").asInt()).isEqualTo(4);
    assertThat(lab.pending("pve1", 120)).isEmpty();
    assertThat(lab.status("pve1", 120)).isEqualTo("running");
  }

  @Test
  void leavesMemoryAndCoresPendingWhereNoRestartIsAllowed() {
    TerraformFolder terraform = lab.terraform(folder.resolve("root"), "apply");
    applied(terraform, "mem-121", cloned(121, "pve1").with("reboot_after_update", false));

    applied(
        terraform,
        "mem-121",
        cloned(121, "pve1").with("reboot_after_update", false).with("memory", 4096).cores(4));

    assertThat(lab.pending("pve1", 121))
        .containsEntry("memory", "4096")
        .containsEntry("cores", "4");
    JsonNode live = lab.live("pve1", 121);
    assertThat(live.path("memory").asText()).isEqualTo("2048");

    lab.api.post("/nodes/pve1/qemu/121/status/reboot", Map.of());

    assertThat(lab.pending("pve1", 121)).isEmpty();
    assertThat(terraform.plan().exitCode()).isZero();
  }

  @Test
  void growsADiskWhileTheServerRuns() {
    TerraformFolder terraform = lab.terraform(folder.resolve("root"), "apply");
    applied(terraform, "grow-122", cloned(122, "pve1"));
    int started = lab.starts("pve1", 122);

    applied(
        terraform, "grow-122", cloned(122, "pve1").disks(disk("system", "scsi0", "local-lvm", 20)));

    assertThat(lab.config("pve1", 122).path("scsi0").asText()).contains("size=20G");
    assertThat(lab.starts("pve1", 122)).isEqualTo(started);
  }

  @Test
  void changesTagsNotesAndCloudInit() {
    TerraformFolder terraform = lab.terraform(folder.resolve("root"), "apply");
    applied(terraform, "tags-123", cloned(123, "pve1"));

    applied(
        terraform,
        "tags-123",
        cloned(123, "pve1")
            .with("tags", List.of("db", "Prod"))
            .with("description", "first line\nsecond line\n")
            .with("cloud_init", ServerVariables.cloudInit("example.net")));
    assertThat(lab.config("pve1", 123).path("tags").asText()).isEqualTo("db;prod");
    assertThat(lab.config("pve1", 123).path("searchdomain").asText()).isEqualTo("example.net");

    applied(
        terraform, "tags-123", cloned(123, "pve1").with("tags", List.of()).with("description", ""));
    assertThat(lab.config("pve1", 123).has("tags")).isFalse();
  }

  @Test
  void setsAndChangesEverySettingOfItsDevices() {
    TerraformFolder terraform = lab.terraform(folder.resolve("root"), "apply");
    applied(terraform, "dev-126", devices(false));

    JsonNode config = lab.live("pve1", 126);
    assertThat(config.path("cpu").asText()).isEqualTo("cputype=host,flags=+pcid;-ssbd");
    assertThat(config.path("cpulimit").asText()).startsWith("1");
    assertThat(config.path("cpuunits").asInt()).isEqualTo(200);
    assertThat(config.path("numa").asInt()).isEqualTo(1);
    assertThat(config.path("balloon").asInt()).isEqualTo(1024);
    assertThat(config.path("scsi1").asText())
        .contains("cache=writeback", "aio=threads", "discard=ignore", "iothread=0", "ssd=1")
        .contains("backup=0", "replicate=0", "mbps_rd=200", "iops_wr=1000")
        .doesNotContain("mbps_wr", "iops_rd");
    assertThat(config.path("net0").asText())
        .contains("virtio=", "rate=50", "queues=2", "mtu=1400", "trunks=10;20", "link_down=1");
    assertThat(config.path("net1").asText()).contains("e1000=");
    assertThat(config.path("ipconfig0").asText()).contains("ip6=2001:db8:1::11/64", "gw6=fe80::1");
    assertThat(config.path("ipconfig1").asText()).contains("ip6=auto");
    assertThat(config.path("nameserver").asText()).isEqualTo("2001:db8:1::2 10.1.0.2");

    applied(terraform, "dev-126", devices(true));

    config = lab.live("pve1", 126);
    assertThat(config.path("cpu").asText()).isEqualTo("host");
    assertThat(config.has("cpulimit")).isFalse();
    assertThat(config.path("cpuunits").asInt()).isEqualTo(100);
    assertThat(config.path("balloon").asInt()).isZero();
    assertThat(config.path("scsi1").asText())
        .contains("cache=none", "discard=on", "iothread=1", "ssd=0", "backup=1")
        .doesNotContain("mbps", "iops");
    assertThat(config.path("net0").asText()).doesNotContain("rate", "queues", "trunks", "link_");
    assertThat(config.path("ipconfig0").asText()).doesNotContain("6=");
    assertThat(lab.pending("pve1", 126)).isEmpty();
  }

  private static ServerVariables devices(boolean plain) {
    Map<String, Object> data = new HashMap<>(disk("data", "scsi1", "ssd", 5));
    Map<String, Object> front = network(0);
    Map<String, Object> back = network(1);
    Map<String, Object> cpu =
        new HashMap<>(Map.of("cores", 2, "sockets", 1, "type", "host", "units", 100));
    if (!plain) {
      cpu.putAll(
          Map.of("limit", 1, "units", 200, "numa", true, "flags", List.of("+pcid", "-ssbd")));
      data.putAll(Map.of("cache", "writeback", "aio", "threads", "discard", false));
      data.putAll(Map.of("iothread", false, "ssd", true, "backup", false, "replicate", false));
      data.put("speed", Map.of("read", 200, "write", 0, "iops_read", 0, "iops_write", 1000));
      front.putAll(Map.of("rate_limit", 50, "queues", 2, "mtu", 1400, "disconnected", true));
      front.putAll(Map.of("address6", "2001:db8:1::11/64", "gateway6", "fe80::1"));
      front.put("trunks", List.of(10, 20));
      back.putAll(Map.of("model", "e1000", "address6", "auto"));
    }
    Map<String, Object> cloudInit = new HashMap<>(ServerVariables.cloudInit("example.org"));
    cloudInit.put(
        "dns", Map.of("servers", List.of("2001:db8:1::2", "10.1.0.2"), "domain", "example.org"));
    return cloned(126, "pve1")
        .with("cpu", cpu)
        .with("balloon", plain ? 0 : 1024)
        .with("networks", List.of(front, back))
        .with("cloud_init", cloudInit)
        .disks(disk("system", "scsi0", "local-lvm", 10), data);
  }

  private static Map<String, Object> network(int slot) {
    return new HashMap<>(
        Map.of(
            "name", "n" + slot,
            "slot", slot,
            "bridge", "vmbr" + slot,
            "mac", "BC:24:11:00:7E:0" + slot,
            "address", "10." + (slot + 1) + ".0.126/24"));
  }

  @Test
  void switchesAServerOffAndOn() {
    TerraformFolder terraform = lab.terraform(folder.resolve("root"), "apply");
    applied(terraform, "power-124", cloned(124, "pve1").with("started", false));
    assertThat(lab.status("pve1", 124)).isEqualTo("stopped");

    applied(terraform, "power-124", cloned(124, "pve1"));
    assertThat(lab.status("pve1", 124)).isEqualTo("running");

    applied(terraform, "power-124", cloned(124, "pve1").with("started", false));
    assertThat(lab.status("pve1", 124)).isEqualTo("stopped");
  }

  @Test
  void showsWhatWasChangedByHandAndSetsItBack() {
    TerraformFolder terraform = lab.terraform(folder.resolve("root"), "apply");
    applied(terraform, "drift-125", cloned(125, "pve1"));

    lab.api.put(
        "/nodes/pve1/qemu/125/config",
        Map.of("memory", "1024", "balloon", "1024", "tags", "stolen"));
    lab.api.post("/nodes/pve1/qemu/125/status/stop", Map.of());

    assertThat(terraform.plan().exitCode()).isEqualTo(2);
    JsonNode change = terraform.plannedChangeOfVm().path("change");
    assertThat(change.path("actions").get(0).asText()).isEqualTo("update");
    assertThat(change.path("before").path("memory").get(0).path("dedicated").asInt())
        .isEqualTo(1024);
    assertThat(change.path("after").path("memory").get(0).path("dedicated").asInt())
        .isEqualTo(2048);
    assertThat(change.path("before").path("tags").get(0).asText()).isEqualTo("stolen");
    assertThat(change.path("before").path("started").asBoolean()).isFalse();

    applied(terraform, "drift-125", cloned(125, "pve1"));
    assertThat(lab.status("pve1", 125)).isEqualTo("running");
  }
}
