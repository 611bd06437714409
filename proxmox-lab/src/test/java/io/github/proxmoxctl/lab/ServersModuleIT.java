package io.github.proxmoxctl.lab;

import static io.github.proxmoxctl.lab.ServerVariables.adopted;
import static io.github.proxmoxctl.lab.ServerVariables.cloned;
import static io.github.proxmoxctl.lab.ServerVariables.disk;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our module, the real Terraform and the real provider against the lab: each change ends clean. */
class ServersModuleIT {
  @TempDir static Path shared;

  static Lab lab;
  static ApiClient api;

  @TempDir Path folder;

  @BeforeAll
  static void startLab() {
    lab = Lab.start(LabOptions.in(shared.resolve("lab")));
    api = new ApiClient(lab, "apply");
  }

  @AfterAll
  static void stopLab() {
    lab.close();
  }

  @Test
  void createsAServerPlansNothingMoreAndDestroysIt() {
    TerraformFolder terraform = terraform();
    applied(terraform, "web-100", cloned(100, "pve1"));

    JsonNode config = config("pve1", 100);
    assertThat(config.path("name").asText()).isEqualTo("web-100");
    assertThat(config.path("memory").asText()).isEqualTo("2048");
    assertThat(config.path("cores").asInt()).isEqualTo(2);
    assertThat(config.path("scsi0").asText())
        .startsWith("local-lvm:vm-100-disk-0,")
        .contains("serial=system", "size=10G");
    assertThat(config.path("ipconfig0").asText()).isEqualTo("gw=10.1.0.1,ip=10.1.0.100/24");
    assertThat(config.path("tags").asText()).isEqualTo("prod;web");
    assertThat(status("pve1", 100)).isEqualTo("running");

    terraform.destroy().succeeded();

    assertThat(api.get("/nodes/pve1/qemu/100/config").status()).isEqualTo(500);
  }

  @Test
  void clonesATemplateOfAnotherNode() {
    TerraformFolder terraform = terraform();
    applied(
        terraform,
        "far-101",
        cloned(101, "pve2").with("clone", Map.of("node", "pve1", "vm_id", 9001)));

    assertThat(status("pve2", 101)).isEqualTo("running");
  }

  @Test
  void keepsSlotsOfSeveralDisksAndNetworksWithAGap() {
    TerraformFolder terraform = terraform();
    applied(
        terraform,
        "db-110",
        cloned(110, "pve1")
            .disks(
                disk("system", "scsi0", "local-lvm", 10),
                disk("data", "scsi1", "ssd", 50),
                disk("log", "scsi3", "local-lvm", 5))
            .slots(0, 2));

    JsonNode config = config("pve1", 110);
    assertThat(config.path("net0").asText()).contains("bridge=vmbr0").doesNotContain("link_down");
    assertThat(config.path("net1").asText()).contains("link_down=1");
    assertThat(config.path("net2").asText())
        .isEqualTo("virtio=BC:24:11:00:6E:02,bridge=vmbr1,firewall=0,mtu=1450,tag=12");
    assertThat(config.path("scsi1").asText()).startsWith("ssd:vm-110-disk-0,");
    assertThat(config.path("scsi3").asText()).contains("serial=log").contains("size=5G");
  }

  @Test
  void takesNetworksAwayFromTheMiddleAndTheEnd() {
    TerraformFolder terraform = terraform();
    applied(terraform, "net-111", cloned(111, "pve1").slots(0, 1, 2));

    applied(terraform, "net-111", cloned(111, "pve1").slots(0, 2));
    assertThat(config("pve1", 111).path("net1").asText()).contains("link_down=1");

    applied(terraform, "net-111", cloned(111, "pve1").slots(0).with("network_slots", 3));
    assertThat(config("pve1", 111).has("net1")).isFalse();
    assertThat(config("pve1", 111).has("net2")).isFalse();
  }

  @Test
  void aNewDiskNeverTakesTheVolumeOfAnother() {
    TerraformFolder terraform = terraform();
    Map<String, Object> system = disk("system", "scsi0", "local-lvm", 10);
    Map<String, Object> data = disk("data", "scsi2", "local-lvm", 20);
    applied(terraform, "disk-112", cloned(112, "pve1").disks(system, data));

    // Inserted before, and later in the place of, a disk whose volume the provider remembers.
    Map<String, Object> log = disk("log", "scsi1", "local-lvm", 5);
    applied(terraform, "disk-112", cloned(112, "pve1").disks(system, log, data));
    Map<String, Object> spare = disk("spare", "scsi3", "local-lvm", 7);
    applied(terraform, "disk-112", cloned(112, "pve1").disks(system, data, spare));

    JsonNode config = config("pve1", 112);
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
    TerraformFolder terraform = terraform();
    applied(terraform, "mem-120", cloned(120, "pve1"));

    applied(terraform, "mem-120", cloned(120, "pve1").with("memory", 4096).cores(4));

    JsonNode live = api.get("/nodes/pve1/qemu/120/config?current=1").data();
    assertThat(live.path("memory").asText()).isEqualTo("4096");
    assertThat(live.path("cores").asInt()).isEqualTo(4);
    assertThat(pending("pve1", 120)).isEmpty();
    assertThat(status("pve1", 120)).isEqualTo("running");
  }

  @Test
  void leavesMemoryAndCoresPendingWhereNoRestartIsAllowed() {
    TerraformFolder terraform = terraform();
    applied(terraform, "mem-121", cloned(121, "pve1").with("reboot_after_update", false));

    applied(
        terraform,
        "mem-121",
        cloned(121, "pve1").with("reboot_after_update", false).with("memory", 4096).cores(4));

    assertThat(pending("pve1", 121)).containsEntry("memory", "4096").containsEntry("cores", "4");
    JsonNode live = api.get("/nodes/pve1/qemu/121/config?current=1").data();
    assertThat(live.path("memory").asText()).isEqualTo("2048");

    api.post("/nodes/pve1/qemu/121/status/reboot", Map.of());

    assertThat(pending("pve1", 121)).isEmpty();
    assertThat(terraform.plan().exitCode()).isZero();
  }

  @Test
  void growsADiskWhileTheServerRuns() {
    TerraformFolder terraform = terraform();
    applied(terraform, "grow-122", cloned(122, "pve1"));
    int started = starts("pve1", 122);

    applied(
        terraform, "grow-122", cloned(122, "pve1").disks(disk("system", "scsi0", "local-lvm", 20)));

    assertThat(config("pve1", 122).path("scsi0").asText()).contains("size=20G");
    assertThat(starts("pve1", 122)).isEqualTo(started);
  }

  @Test
  void changesTagsNotesAndCloudInit() {
    TerraformFolder terraform = terraform();
    applied(terraform, "tags-123", cloned(123, "pve1"));

    applied(
        terraform,
        "tags-123",
        cloned(123, "pve1")
            .with("tags", List.of("db", "Prod"))
            .with("description", "first line\nsecond line\n")
            .with("cloud_init", ServerVariables.cloudInit("example.net")));
    assertThat(config("pve1", 123).path("tags").asText()).isEqualTo("db;prod");
    assertThat(config("pve1", 123).path("searchdomain").asText()).isEqualTo("example.net");

    applied(
        terraform, "tags-123", cloned(123, "pve1").with("tags", List.of()).with("description", ""));
    assertThat(config("pve1", 123).has("tags")).isFalse();
  }

  @Test
  void switchesAServerOffAndOn() {
    TerraformFolder terraform = terraform();
    applied(terraform, "power-124", cloned(124, "pve1").with("started", false));
    assertThat(status("pve1", 124)).isEqualTo("stopped");

    applied(terraform, "power-124", cloned(124, "pve1"));
    assertThat(status("pve1", 124)).isEqualTo("running");

    applied(terraform, "power-124", cloned(124, "pve1").with("started", false));
    assertThat(status("pve1", 124)).isEqualTo("stopped");
  }

  @Test
  void showsWhatWasChangedByHandAndSetsItBack() {
    TerraformFolder terraform = terraform();
    applied(terraform, "drift-125", cloned(125, "pve1"));

    api.put("/nodes/pve1/qemu/125/config", Map.of("memory", "1024", "tags", "stolen"));
    api.post("/nodes/pve1/qemu/125/status/stop", Map.of());

    assertThat(terraform.plan().exitCode()).isEqualTo(2);
    JsonNode change = terraform.plannedChanges().get(0).path("change");
    assertThat(change.path("actions").get(0).asText()).isEqualTo("update");
    assertThat(change.path("before").path("memory").get(0).path("dedicated").asInt())
        .isEqualTo(1024);
    assertThat(change.path("after").path("memory").get(0).path("dedicated").asInt())
        .isEqualTo(2048);
    assertThat(change.path("before").path("tags").get(0).asText()).isEqualTo("stolen");
    assertThat(change.path("before").path("started").asBoolean()).isFalse();

    applied(terraform, "drift-125", cloned(125, "pve1"));
    assertThat(status("pve1", 125)).isEqualTo("running");
  }

  @Test
  void migratesWhenTheNodeChanges() {
    TerraformFolder terraform = terraform();
    Map<String, Object> template = Map.of("node", "pve1", "vm_id", 9001);
    applied(terraform, "move-126", cloned(126, "pve1"));

    applied(terraform, "move-126", cloned(126, "pve3").with("clone", template));

    assertThat(status("pve3", 126)).isEqualTo("running");
    assertThat(api.get("/nodes/pve1/qemu/126/config").status()).isEqualTo(500);
  }

  @Test
  void adoptsAServerThatAKilledRunLeftBehind() {
    TerraformFolder first = terraform();
    applied(first, "orphan-127", cloned(127, "pve1"));
    TerraformFolder second =
        TerraformFolder.create(folder.resolve("second"), lab, lab.token("apply"));

    second.servers(
        Map.of("orphan-127", adopted(127, "pve1").toMap()), Map.of("orphan-127", "pve1/127"));
    assertThat(second.plan().exitCode()).isEqualTo(2);
    JsonNode change = second.plannedChanges().get(0).path("change");
    assertThat(change.path("actions").toString()).isEqualTo("[\"update\"]");
    assertThat(change.path("importing").path("id").asText()).isEqualTo("pve1/127");
    second.apply().succeeded();

    assertThat(second.plan().exitCode()).isZero();
    second.servers(Map.of("orphan-127", adopted(127, "pve1").toMap()));
    assertThat(second.plan().exitCode()).as("without the adopt entry").isZero();
  }

  @Test
  void protectionRefusesTheRemovalButTheProviderHasStoppedTheServerByThen() {
    TerraformFolder terraform = terraform();
    applied(terraform, "safe-128", cloned(128, "pve1").with("protection", true));

    TerraformFolder.Outcome destroyed = terraform.destroy();

    assertThat(destroyed.exitCode()).isEqualTo(1);
    assertThat(destroyed.output()).contains("can't remove VM 128 - protection mode enabled");
    assertThat(api.get("/nodes/pve1/qemu/128/config").status()).isEqualTo(200);
    assertThat(status("pve1", 128)).isEqualTo("stopped");
    applied(terraform, "safe-128", cloned(128, "pve1").with("protection", false));
    terraform.destroy().succeeded();
  }

  @Test
  void makesTwentyServersAtOnce() {
    TerraformFolder terraform = terraform();
    Map<String, Map<String, Object>> servers = new HashMap<>();
    for (int number = 0; number < 20; number++) {
      String node = "pve" + (number % 3 + 1);
      servers.put("fleet-" + number, cloned(200 + number, node).toMap());
    }
    terraform.servers(servers);

    terraform.apply().succeeded();

    assertThat(terraform.plan().exitCode()).isZero();
    assertThat(terraform.addresses())
        .hasSize(20)
        .contains("module.server[\"fleet-7\"].proxmox_virtual_environment_vm.vm");
    terraform.destroy().succeeded();
    assertThat(api.get("/nodes/pve1/qemu/200/config").status()).isEqualTo(500);
  }

  @Test
  void aTakenIdIsRefusedAndItsOwnerIsLeftAlone() {
    TerraformFolder owner = terraform();
    applied(owner, "owner-130", cloned(130, "pve1"));
    TerraformFolder intruder =
        TerraformFolder.create(folder.resolve("intruder"), lab, lab.token("apply"));

    intruder.servers(Map.of("intruder", cloned(130, "pve1").with("memory", 512).toMap()));
    TerraformFolder.Outcome outcome = intruder.apply();

    assertThat(outcome.exitCode()).as(outcome.output()).isEqualTo(1);
    assertThat(outcome.output()).contains("already exists");
    assertThat(config("pve1", 130).path("name").asText()).isEqualTo("owner-130");
    assertThat(owner.plan().exitCode()).isZero();
  }

  @Test
  void theReadingTokenPlansButCannotApply() {
    TerraformFolder terraform =
        TerraformFolder.create(folder.resolve("reader"), lab, lab.token("plan"));
    terraform.servers(Map.of("reader", cloned(131, "pve1").toMap()));

    assertThat(terraform.plan().exitCode()).isEqualTo(2);
    TerraformFolder.Outcome outcome = terraform.apply();

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.output()).contains("403").contains("Permission check failed");
  }

  @Test
  void aWrongTokenAndAnUnreachableLabAreToldApart() {
    TerraformFolder terraform = terraform();
    applied(terraform, "auth-132", cloned(132, "pve1"));
    String wrong = lab.token("apply").replaceAll("=.*", "=00000000-0000-0000-0000-000000000000");

    TerraformFolder.Outcome refused = terraform.at(lab.endpoint().toString(), wrong).plan();
    TerraformFolder.Outcome unreachable =
        terraform.at("https://localhost:1", lab.token("apply")).plan();

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.output()).contains("401").contains("invalid token value!");
    assertThat(unreachable.exitCode()).isEqualTo(1);
    assertThat(unreachable.output()).contains("connection refused");
  }

  private TerraformFolder terraform() {
    return TerraformFolder.create(folder.resolve("root"), lab, lab.token("apply"));
  }

  /** Applies, and finds nothing left to do. */
  private static void applied(TerraformFolder terraform, String name, ServerVariables server) {
    terraform.servers(Map.of(name, server.toMap()));
    terraform.apply().succeeded();
    TerraformFolder.Outcome second = terraform.plan();
    assertThat(second.exitCode()).as(second.output()).isZero();
  }

  private static JsonNode config(String node, int id) {
    return api.get("/nodes/" + node + "/qemu/" + id + "/config").data();
  }

  private static String status(String node, int id) {
    return api.get("/nodes/" + node + "/qemu/" + id + "/status/current")
        .data()
        .path("status")
        .asText();
  }

  private static int starts(String node, int id) {
    return api.get("/nodes/" + node + "/tasks?vmid=" + id + "&typefilter=qmstart").data().size();
  }

  private static Map<String, String> pending(String node, int id) {
    Map<String, String> pending = new HashMap<>();
    StreamSupport.stream(
            api.get("/nodes/" + node + "/qemu/" + id + "/pending").data().spliterator(), false)
        .filter(entry -> entry.has("pending"))
        .forEach(entry -> pending.put(entry.path("key").asText(), entry.path("pending").asText()));
    return pending;
  }
}
