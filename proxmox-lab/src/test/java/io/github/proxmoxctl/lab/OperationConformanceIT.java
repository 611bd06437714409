package io.github.proxmoxctl.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.proxmoxctl.lab.ApiClient.Answer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Proxmox VE does and refuses beyond a guest's configuration, in its words. */
class OperationConformanceIT {
  @TempDir static Path folder;

  static Lab lab;
  static ApiClient api;

  TestGuest guest;

  @BeforeAll
  static void startLab() {
    lab = Lab.start(LabOptions.in(folder));
    api = new ApiClient(lab, "apply");
  }

  @AfterAll
  static void stopLab() {
    lab.close();
  }

  @BeforeEach
  void cloneATemplate() {
    guest = TestGuest.cloned(api);
  }

  @Test
  void unknownParametersAreRefusedTogether() {
    Answer answer =
        api.put(guest.path + "/config", Map.of("memroy", "1", "scsi31", "x", "cores", "0"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).isEqualTo("Parameter verification failed.");
    assertThat(answer.error("memroy"))
        .isEqualTo(
            "property is not defined in schema and the schema does not allow additional"
                + " properties");
    assertThat(answer.error("scsi31")).startsWith("property is not defined");
    assertThat(answer.error("cores")).isEqualTo("value must have a minimum value of 1");
    assertThat(api.post("/nodes/pve1/qemu/9001/clone", Map.of()).error("newid"))
        .isEqualTo("property is missing and it is not optional");
  }

  @Test
  void anEndpointThatIsNotThereSaysItsName() {
    Answer answer = api.get("/nodes/pve1/ceph/status");
    assertThat(answer.status()).isEqualTo(501);
    assertThat(answer.message()).isEqualTo("Method 'GET /nodes/pve1/ceph/status' not implemented");
  }

  @Test
  void aMissingGuestAndAMissingNodeHaveProxmoxWords() {
    assertThat(api.get("/nodes/pve1/qemu/4711/config").message())
        .isEqualTo("Configuration file 'nodes/pve1/qemu-server/4711.conf' does not exist");
    assertThat(api.get("/nodes/pve2/qemu/" + guest.id + "/config").message())
        .endsWith("does not exist");
    assertThat(api.get("/nodes/pve9/qemu").message()).contains("hostname lookup 'pve9' failed");
    assertThat(api.get("/nodes/pve1/qemu/x/config").status()).isEqualTo(400);
  }

  @Test
  void removalIsRefusedWhileRunningOrProtected() {
    guest.start();
    assertThat(api.delete(guest.path).message())
        .isEqualTo("VM " + guest.id + " is running - destroy failed");
    api.post(guest.path + "/status/stop", Map.of());
    guest.put("protection", "1");
    assertThat(api.delete(guest.path).message())
        .isEqualTo("can't remove VM " + guest.id + " - protection mode enabled");
    assertThat(api.put(guest.path + "/config", Map.of("delete", "scsi0")).message())
        .isEqualTo("can't remove drive 'scsi0' - protection mode enabled");
    guest.put("protection", "0");
    assertThat(api.exitStatus(api.delete(guest.path))).isEqualTo("OK");
    assertThat(api.get(guest.path + "/status/current").status()).isEqualTo(500);
  }

  @Test
  void aTaskThatFailsSaysWhyInItsStatusAndLog() {
    guest.put("net1", "virtio,bridge=vmbr9");
    Answer answer = api.post(guest.path + "/status/start", Map.of());

    assertThat(api.exitStatus(answer)).isEqualTo("bridge 'vmbr9' does not exist");
    String log = "/nodes/pve1/tasks/" + ApiClient.encode(answer.data().asText()) + "/log";
    assertThat(api.get(log).data().toString())
        .contains("TASK ERROR: bridge 'vmbr9' does not exist");
    guest.put("delete", "net1");
    guest.put("cores", "17");
    assertThat(api.exitStatus(api.post(guest.path + "/status/start", Map.of())))
        .isEqualTo("MAX 16 vcpus allowed per VM on this node");
    assertThat(api.exitStatus(api.post("/nodes/pve1/qemu/9001/status/start", Map.of())))
        .isEqualTo("you can't start a vm if it's a template");
  }

  @Test
  void aTakenIdIsRefused() {
    assertThat(
            api.post("/nodes/pve1/qemu/9001/clone", Map.of("newid", Integer.toString(guest.id)))
                .message())
        .isEqualTo("VM " + guest.id + " already exists on node 'pve1'");
    assertThat(api.get("/cluster/nextid?vmid=" + guest.id).error("vmid"))
        .isEqualTo("VM " + guest.id + " already exists");
    assertThat(api.get("/cluster/nextid").data().asInt()).isBetween(100, 1000);
  }

  @Test
  void aGuestFromNothingHasBlankDisksAndItsOwnIdentity() {
    int made = TestGuest.nextId();
    Answer answer =
        api.post(
            "/nodes/pve2/qemu",
            Map.of("vmid", "" + made, "name", "blank", "scsi0", "ssd:8", "net0", "virtio"));

    assertThat(api.exitStatus(answer)).isEqualTo("OK");
    JsonNode config = api.get("/nodes/pve2/qemu/" + made + "/config").data();
    assertThat(config.path("scsi0").asText()).isEqualTo("ssd:vm-" + made + "-disk-0,size=8G");
    assertThat(config.path("smbios1").asText()).matches("uuid=[0-9a-f-]{36}");
  }

  @Test
  void aDiskMovesToAnotherStorage() {
    Map<String, String> move = Map.of("disk", "scsi0", "storage", "ssd", "delete", "1");
    assertThat(api.exitStatus(api.post(guest.path + "/move_disk", move))).isEqualTo("OK");
    assertThat(guest.config().path("scsi0").asText()).startsWith("ssd:vm-" + guest.id + "-disk-0,");
    assertThat(guest.config().has("unused0")).isFalse();
    assertThat(api.post(guest.path + "/move_disk", move).message())
        .isEqualTo("you can't move to the same storage with same format");
  }

  @Test
  void aTemplateIsLinkedOrCopied() {
    assertThat(api.exitStatus(api.post(guest.path + "/template", Map.of()))).isEqualTo("OK");
    assertThat(guest.config().path("scsi0").asText())
        .startsWith("local-lvm:base-" + guest.id + "-disk-0,");
    assertThat(guest.config().path("template").asInt()).isEqualTo(1);

    int linked = TestGuest.nextId();
    api.post(guest.path + "/clone", Map.of("newid", "" + linked, "full", "0"));

    JsonNode config = api.get("/nodes/pve1/qemu/" + linked + "/config").data();
    assertThat(config.path("scsi0").asText())
        .startsWith("local-lvm:base-" + guest.id + "-disk-0/vm-" + linked + "-disk-0,");
    assertThat(config.has("template")).isFalse();
    // The linked disk's own name is taken.
    api.put("/nodes/pve1/qemu/" + linked + "/config", Map.of("scsi1", "local-lvm:1"));
    assertThat(api.get("/nodes/pve1/qemu/" + linked + "/config").data().path("scsi1").asText())
        .isEqualTo("local-lvm:vm-" + linked + "-disk-1,size=1G");
    assertThat(
            api.post(guest.path + "/clone", Map.of("newid", "99999", "target", "pve2")).message())
        .isEqualTo("Can't clone VM to node 'pve2' (VM uses local storage)");
  }

  @Test
  void migrationNamesItsConditions() {
    guest.start();
    JsonNode conditions = api.get(guest.path + "/migrate").data();
    assertThat(conditions.path("running").asInt()).isEqualTo(1);
    assertThat(conditions.path("allowed_nodes").toString()).isEqualTo("[\"pve2\",\"pve3\"]");
    assertThat(conditions.path("local_disks").toString()).contains("vm-" + guest.id + "-disk-0");
    assertThat(api.post(guest.path + "/migrate", Map.of("target", "pve2")).message())
        .isEqualTo("can't migrate running VM without --online");
    assertThat(api.post(guest.path + "/migrate", Map.of("target", "pve1")).error("target"))
        .isEqualTo("target is local node.");
    Answer refused = api.post(guest.path + "/migrate", Map.of("target", "pve2", "online", "1"));
    assertThat(api.exitStatus(refused)).startsWith("can't migrate local disk 'local-lvm:vm-");
    assertThat(guest.config().has("lock")).isFalse();

    Answer moved =
        api.post(
            guest.path + "/migrate",
            Map.of("target", "pve2", "online", "1", "with-local-disks", "1"));
    assertThat(api.exitStatus(moved)).isEqualTo("OK");
    assertThat(
            api.get("/nodes/pve2/qemu/" + guest.id + "/status/current")
                .data()
                .path("status")
                .asText())
        .isEqualTo("running");
  }

  @Test
  void theAgentIsAbsentInProxmoxWords() {
    assertThat(api.get(guest.path + "/agent/network-get-interfaces").message())
        .isEqualTo("No QEMU guest agent configured");
    guest.put("agent", "enabled=1");
    assertThat(api.post(guest.path + "/agent/ping", Map.of()).message())
        .isEqualTo("VM " + guest.id + " not running");
    guest.start();
    assertThat(api.post(guest.path + "/agent/ping", Map.of()).message())
        .isEqualTo("QEMU guest agent is not running");
  }

  @Test
  void poolsHoldGuestsUntilTheyAreGone() {
    String pool = "pool-" + guest.id;
    assertThat(api.post("/pools", Map.of("poolid", pool, "comment", "ours")).status())
        .isEqualTo(200);
    assertThat(api.put("/pools?poolid=" + pool, Map.of("vms", "" + guest.id)).status())
        .isEqualTo(200);
    assertThat(api.put("/pools?poolid=" + pool, Map.of("vms", "" + guest.id)).message())
        .isEqualTo("VM " + guest.id + " is already a pool member");
    assertThat(api.get("/pools?poolid=" + pool).data().toString())
        .contains("\"qemu/" + guest.id + "\"");
    assertThat(api.delete("/pools?poolid=" + pool).message())
        .isEqualTo("pool '" + pool + "' is not empty (contains VM " + guest.id + ")");
    api.delete(guest.path);
    assertThat(api.delete("/pools?poolid=" + pool).status()).isEqualTo(200);
    assertThat(api.get("/pools?poolid=" + pool).message())
        .isEqualTo("pool '" + pool + "' does not exist");
  }

  @Test
  void theClusterListsGuestsNodesAndStorages() {
    JsonNode all = api.get("/cluster/resources").data();
    assertThat(all.findValuesAsText("id"))
        .contains("qemu/" + guest.id, "node/pve3", "storage/pve2/local-lvm");
    assertThat(api.get("/cluster/resources?type=node").data()).hasSize(3);
    assertThat(api.get("/cluster/resources?type=lxc").error("type")).contains("enumeration");
    assertThat(api.get("/cluster/status").data().get(0).path("name").asText()).isEqualTo("lab");
    assertThat(api.get("/nodes/pve1/network").data().findValuesAsText("iface"))
        .containsExactly("vmbr0", "vmbr1");
    assertThat(api.get("/nodes/pve1/storage?content=images").data().findValuesAsText("storage"))
        .containsExactly("local-lvm", "ssd");
    assertThat(api.get("/nodes/pve2/qemu").data().findValuesAsText("name"))
        .contains("debian-12", "rocky-9");
  }
}
