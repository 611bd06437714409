package io.github.proxmoxctl.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.proxmoxctl.lab.ApiClient.Answer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proxmox VE's subtle behaviours, each under the number it has in our reference. */
class ConformanceIT {
  private static final AtomicInteger IDS = new AtomicInteger(1000);

  @TempDir static Path folder;

  static Lab lab;
  static ApiClient api;

  int id;
  String guest = "";

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
    id = IDS.incrementAndGet();
    guest = "/nodes/pve1/qemu/" + id;
    Answer answer =
        api.post(
            "/nodes/pve1/qemu/9001/clone",
            Map.of("newid", Integer.toString(id), "full", "1", "name", "guest-" + id));
    assertThat(api.exitStatus(answer)).isEqualTo("OK");
  }

  @Test
  void s1TrailingSlashesAreLegal() {
    assertThat(api.get("/nodes/?").status()).isEqualTo(200);
    assertThat(api.delete(guest + "/?purge=0").data().asText()).startsWith("UPID:pve1:");
  }

  @Test
  void s2SegmentsAreDecodedOneByOne() {
    Answer plain = api.get("/nodes/pve1/storage/local-lvm/content/local-lvm:vm-" + id + "-disk-0");
    Answer encoded =
        api.get("/nodes/pve1/storage/local-lvm/content/local-lvm%3Avm-" + id + "-disk-0");

    assertThat(plain.data().path("format").asText()).isEqualTo("raw");
    assertThat(encoded.data()).isEqualTo(plain.data());
    assertThat(api.get("/nodes/pve1/storage/local/content/local:iso%2Fx.iso").message())
        .contains("local:iso/x.iso");
  }

  @Test
  void s3BooleansComeAsWordsAndGoAsNumbers() {
    put("onboot", "yes");
    assertThat(config().path("onboot").toString()).isEqualTo("1");
    put("onboot", "0");
    assertThat(config().path("onboot").toString()).isEqualTo("0");
    assertThat(api.put(guest + "/config", Map.of("onboot", "maybe")).error("onboot"))
        .isEqualTo("type check ('boolean') failed - got 'maybe'");
  }

  @Test
  void s4NumbersAreNumbersAndDevicesAreStrings() {
    put("cores", "4");
    put("memory", "2048");
    put("cpuunits", "200");
    put("balloon", "1024");

    JsonNode config = config();
    assertThat(config.path("cores").isInt()).isTrue();
    assertThat(config.path("sockets").isInt()).isTrue();
    assertThat(config.path("cpuunits").isInt()).isTrue();
    assertThat(config.path("balloon").isInt()).isTrue();
    assertThat(config.path("memory").isTextual()).isTrue();
    assertThat(config.path("scsi0").isTextual()).isTrue();
    assertThat(config.path("net0").isTextual()).isTrue();
    assertThat(api.put(guest + "/config", Map.of("cores", "two")).error("cores"))
        .isEqualTo("type check ('integer') failed - got 'two'");
  }

  @Test
  void s5AllocationBecomesAVolume() {
    put("scsi1", "file=ssd:20,size=21474836480,iothread=1,aio=io_uring");
    assertThat(config().path("scsi1").asText())
        .isEqualTo("ssd:vm-" + id + "-disk-0,aio=io_uring,iothread=1,size=20G");
    assertThat(config().path("scsi0").asText()).isEqualTo("local-lvm:vm-" + id + "-disk-0,size=3G");
    assertThat(config().path("ide2").asText())
        .isEqualTo("local-lvm:vm-" + id + "-cloudinit,media=cdrom,size=4M");
    assertThat(api.put(guest + "/config", Map.of("scsi2", "local:5")).message())
        .isEqualTo("storage 'local' does not support content-type 'images'");
    assertThat(api.put(guest + "/config", Map.of("scsi2", "nowhere:5")).message())
        .isEqualTo("storage 'nowhere' does not exist");
  }

  @Test
  void s6AMissingMacIsMade() {
    put("net1", "model=virtio,bridge=vmbr1,tag=7");
    assertThat(config().path("net1").asText())
        .matches("virtio=BC:24:11(:[0-9A-F]{2}){3},bridge=vmbr1,tag=7");
    assertThat(config().path("net0").asText())
        .isNotEqualTo(api.get("/nodes/pve1/qemu/9001/config").data().path("net0").asText());
  }

  @Test
  void s7TagsAreSortedUniqueAndLowerCase() {
    put("tags", "Web,prod;web db");
    assertThat(config().path("tags").asText()).isEqualTo("db;prod;web");
    assertThat(api.put(guest + "/config", Map.of("tags", "a/b")).status()).isEqualTo(400);
  }

  @Test
  void s8ABootOrderNamesDevicesThatAreThere() {
    assertThat(api.put(guest + "/config", Map.of("boot", "order=scsi7")).message())
        .isEqualTo("invalid bootorder: device 'scsi7' does not exist'");
    put("boot", "order=scsi0;net0");
    put("delete", "net0");
    assertThat(config().path("boot").asText()).isEqualTo("order=scsi0");
  }

  @Test
  void s9ARunningGuestTakesSomeChangesAtOnceAndTheRestAtItsNextStart() {
    start();
    put("description", "now");
    put("ipconfig0", "ip=dhcp");
    put("net1", "virtio,bridge=vmbr1");
    put("scsi3", "local-lvm:1");
    put("cores", "2");
    put("memory", "4096");
    put("scsi0", "local-lvm:vm-" + id + "-disk-0,cache=writeback");

    JsonNode live = api.get(guest + "/config?current=1").data();
    assertThat(live.path("description").asText()).isEqualTo("now");
    assertThat(live.has("net1")).isTrue();
    assertThat(live.has("scsi3")).isTrue();
    assertThat(live.path("cores").asInt()).isEqualTo(1);
    assertThat(config().path("cores").asInt()).isEqualTo(2);
    assertThat(pending()).containsOnlyKeys("cores", "memory", "scsi0");

    api.post(guest + "/status/reset", Map.of());
    assertThat(pending()).containsOnlyKeys("cores", "memory", "scsi0");

    api.post(guest + "/status/reboot", Map.of());
    assertThat(pending()).isEmpty();
    assertThat(api.get(guest + "/config?current=1").data().path("cores").asInt()).isEqualTo(2);
  }

  @Test
  void s9WhatIsSetBackOrRevertedNoLongerWaits() {
    start();
    put("cores", "2");
    put("cores", "1");
    put("memory", "4096");
    put("revert", "memory");
    assertThat(pending()).isEmpty();

    put("delete", "cores");
    assertThat(api.get(guest + "/pending").data().toString())
        .contains("{\"key\":\"cores\",\"value\":1,\"delete\":1}");
    api.post(guest + "/status/stop", Map.of());
    assertThat(config().has("cores")).isFalse();
  }

  @Test
  void s10ARemovedDiskIsKeptAsUnused() {
    put("scsi1", "ssd:5");
    put("delete", "scsi1");
    assertThat(config().path("unused0").asText()).isEqualTo("ssd:vm-" + id + "-disk-0");
    put("scsi4", "ssd:vm-" + id + "-disk-0");
    assertThat(config().has("unused0")).isFalse();
    put("delete", "scsi4");
    put("delete", "unused0");
    assertThat(api.get("/nodes/pve1/storage/ssd/content/ssd:vm-" + id + "-disk-0").status())
        .isEqualTo(500);

    put("delete", "ide2");
    assertThat(config().has("unused0")).isFalse();
    put("delete", "net9,serial3,scsi9");
    assertThat(api.put(guest + "/config", Map.of("delete", "nonsense")).error("delete"))
        .isEqualTo("unknown option 'nonsense'");
  }

  @Test
  void s11DisksOnlyGrow() {
    Map<String, String> grow = Map.of("disk", "scsi0", "size", "+1G");
    assertThat(api.exitStatus(api.put(guest + "/resize", grow))).isEqualTo("OK");
    assertThat(config().path("scsi0").asText()).endsWith("size=4G");
    api.put(guest + "/resize", Map.of("disk", "scsi0", "size", "10737418240"));
    assertThat(config().path("scsi0").asText()).endsWith("size=10G");
    assertThat(api.put(guest + "/resize", Map.of("disk", "scsi0", "size", "5G")).message())
        .isEqualTo("shrinking disks is not supported");
    assertThat(api.put(guest + "/resize", Map.of("disk", "scsi0", "size", "-1G")).status())
        .isEqualTo(400);
    assertThat(api.put(guest + "/resize", Map.of("disk", "scsi8", "size", "5G")).message())
        .isEqualTo("disk 'scsi8' does not exist");
  }

  @Test
  void s13AnOldDigestIsRefused() {
    String seen = config().path("digest").asText();
    assertThat(api.put(guest + "/config", Map.of("name", "first", "digest", seen)).status())
        .isEqualTo(200);
    assertThat(api.put(guest + "/config", Map.of("name", "second", "digest", seen)).message())
        .isEqualTo("checksum mismatch (file change by other user?)");
    assertThat(config().path("name").asText()).isEqualTo("first");
  }

  @Test
  void unknownParametersAreRefusedTogether() {
    Answer answer = api.put(guest + "/config", Map.of("memroy", "1", "scsi31", "x", "cores", "0"));

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
    assertThat(api.get("/nodes/pve2/qemu/" + id + "/config").message()).endsWith("does not exist");
    assertThat(api.get("/nodes/pve9/qemu").message()).contains("hostname lookup 'pve9' failed");
    assertThat(api.get("/nodes/pve1/qemu/x/config").status()).isEqualTo(400);
  }

  @Test
  void removalIsRefusedWhileRunningOrProtected() {
    start();
    assertThat(api.delete(guest).message()).isEqualTo("VM " + id + " is running - destroy failed");
    api.post(guest + "/status/stop", Map.of());
    put("protection", "1");
    assertThat(api.delete(guest).message())
        .isEqualTo("can't remove VM " + id + " - protection mode enabled");
    assertThat(api.put(guest + "/config", Map.of("delete", "scsi0")).message())
        .isEqualTo("can't remove drive 'scsi0' - protection mode enabled");
    put("protection", "0");
    assertThat(api.exitStatus(api.delete(guest))).isEqualTo("OK");
    assertThat(api.get(guest + "/status/current").status()).isEqualTo(500);
  }

  @Test
  void aTaskThatFailsSaysWhyInItsStatusAndLog() {
    put("net1", "virtio,bridge=vmbr9");
    Answer answer = api.post(guest + "/status/start", Map.of());

    assertThat(api.exitStatus(answer)).isEqualTo("bridge 'vmbr9' does not exist");
    String log = "/nodes/pve1/tasks/" + ApiClient.encode(answer.data().asText()) + "/log";
    assertThat(api.get(log).data().toString())
        .contains("TASK ERROR: bridge 'vmbr9' does not exist");
    put("delete", "net1");
    put("cores", "17");
    assertThat(api.exitStatus(api.post(guest + "/status/start", Map.of())))
        .isEqualTo("MAX 16 vcpus allowed per VM on this node");
    assertThat(api.exitStatus(api.post("/nodes/pve1/qemu/9001/status/start", Map.of())))
        .isEqualTo("you can't start a vm if it's a template");
  }

  @Test
  void aTakenIdIsRefused() {
    assertThat(
            api.post("/nodes/pve1/qemu/9001/clone", Map.of("newid", Integer.toString(id)))
                .message())
        .isEqualTo("VM " + id + " already exists on node 'pve1'");
    assertThat(api.get("/cluster/nextid?vmid=" + id).error("vmid"))
        .isEqualTo("VM " + id + " already exists");
    assertThat(api.get("/cluster/nextid").data().asInt()).isBetween(100, 1000);
  }

  @Test
  void aGuestFromNothingHasBlankDisksAndItsOwnIdentity() {
    int made = IDS.incrementAndGet();
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
    assertThat(api.exitStatus(api.post(guest + "/move_disk", move))).isEqualTo("OK");
    assertThat(config().path("scsi0").asText()).startsWith("ssd:vm-" + id + "-disk-0,");
    assertThat(config().has("unused0")).isFalse();
    assertThat(api.post(guest + "/move_disk", move).message())
        .isEqualTo("you can't move to the same storage with same format");
  }

  @Test
  void aTemplateIsLinkedOrCopied() {
    assertThat(api.exitStatus(api.post(guest + "/template", Map.of()))).isEqualTo("OK");
    assertThat(config().path("scsi0").asText()).startsWith("local-lvm:base-" + id + "-disk-0,");
    assertThat(config().path("template").asInt()).isEqualTo(1);

    int linked = IDS.incrementAndGet();
    api.post(guest + "/clone", Map.of("newid", "" + linked, "full", "0"));

    JsonNode config = api.get("/nodes/pve1/qemu/" + linked + "/config").data();
    assertThat(config.path("scsi0").asText())
        .startsWith("local-lvm:base-" + id + "-disk-0/vm-" + linked + "-disk-0,");
    assertThat(config.has("template")).isFalse();
    // The linked disk's own name is taken.
    api.put("/nodes/pve1/qemu/" + linked + "/config", Map.of("scsi1", "local-lvm:1"));
    assertThat(api.get("/nodes/pve1/qemu/" + linked + "/config").data().path("scsi1").asText())
        .isEqualTo("local-lvm:vm-" + linked + "-disk-1,size=1G");
    assertThat(api.post(guest + "/clone", Map.of("newid", "99999", "target", "pve2")).message())
        .isEqualTo("Can't clone VM to node 'pve2' (VM uses local storage)");
  }

  @Test
  void migrationNamesItsConditions() {
    start();
    JsonNode conditions = api.get(guest + "/migrate").data();
    assertThat(conditions.path("running").asInt()).isEqualTo(1);
    assertThat(conditions.path("allowed_nodes").toString()).isEqualTo("[\"pve2\",\"pve3\"]");
    assertThat(conditions.path("local_disks").toString()).contains("vm-" + id + "-disk-0");
    assertThat(api.post(guest + "/migrate", Map.of("target", "pve2")).message())
        .isEqualTo("can't migrate running VM without --online");
    assertThat(api.post(guest + "/migrate", Map.of("target", "pve1")).error("target"))
        .isEqualTo("target is local node.");
    Answer refused = api.post(guest + "/migrate", Map.of("target", "pve2", "online", "1"));
    assertThat(api.exitStatus(refused)).startsWith("can't migrate local disk 'local-lvm:vm-");
    assertThat(config().has("lock")).isFalse();

    Answer moved =
        api.post(
            guest + "/migrate", Map.of("target", "pve2", "online", "1", "with-local-disks", "1"));
    assertThat(api.exitStatus(moved)).isEqualTo("OK");
    assertThat(api.get("/nodes/pve2/qemu/" + id + "/status/current").data().path("status").asText())
        .isEqualTo("running");
  }

  @Test
  void theAgentIsAbsentInProxmoxWords() {
    assertThat(api.get(guest + "/agent/network-get-interfaces").message())
        .isEqualTo("No QEMU guest agent configured");
    put("agent", "enabled=1");
    assertThat(api.post(guest + "/agent/ping", Map.of()).message())
        .isEqualTo("VM " + id + " not running");
    start();
    assertThat(api.post(guest + "/agent/ping", Map.of()).message())
        .isEqualTo("QEMU guest agent is not running");
  }

  @Test
  void poolsHoldGuestsUntilTheyAreGone() {
    String pool = "pool-" + id;
    assertThat(api.post("/pools", Map.of("poolid", pool, "comment", "ours")).status())
        .isEqualTo(200);
    assertThat(api.put("/pools?poolid=" + pool, Map.of("vms", "" + id)).status()).isEqualTo(200);
    assertThat(api.put("/pools?poolid=" + pool, Map.of("vms", "" + id)).message())
        .isEqualTo("VM " + id + " is already a pool member");
    assertThat(api.get("/pools?poolid=" + pool).data().toString()).contains("\"qemu/" + id + "\"");
    assertThat(api.delete("/pools?poolid=" + pool).message())
        .isEqualTo("pool '" + pool + "' is not empty (contains VM " + id + ")");
    api.delete(guest);
    assertThat(api.delete("/pools?poolid=" + pool).status()).isEqualTo(200);
    assertThat(api.get("/pools?poolid=" + pool).message())
        .isEqualTo("pool '" + pool + "' does not exist");
  }

  @Test
  void theClusterListsGuestsNodesAndStorages() {
    JsonNode all = api.get("/cluster/resources").data();
    assertThat(all.findValuesAsText("id"))
        .contains("qemu/" + id, "node/pve3", "storage/pve2/local-lvm");
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

  private void start() {
    assertThat(api.exitStatus(api.post(guest + "/status/start", Map.of()))).isEqualTo("OK");
  }

  private void put(String key, String value) {
    Answer answer = api.put(guest + "/config", Map.of(key, value));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
  }

  private JsonNode config() {
    return api.get(guest + "/config").data();
  }

  private Map<String, String> pending() {
    Map<String, String> pending = new HashMap<>();
    for (JsonNode entry : api.get(guest + "/pending").data()) {
      if (entry.has("pending") || entry.has("delete")) {
        pending.put(entry.path("key").asText(), entry.path("pending").asText());
      }
    }
    return pending;
  }
}
