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

/** Proxmox VE's subtle behaviours, each under the number it has in our reference. */
class ConfigConformanceIT {
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
  void s1TrailingSlashesAreLegal() {
    assertThat(api.get("/nodes/?").status()).isEqualTo(200);
    assertThat(api.delete(guest.path + "/?purge=0").data().asText()).startsWith("UPID:pve1:");
  }

  @Test
  void s2SegmentsAreDecodedOneByOne() {
    Answer plain =
        api.get("/nodes/pve1/storage/local-lvm/content/local-lvm:vm-" + guest.id + "-disk-0");
    Answer encoded =
        api.get("/nodes/pve1/storage/local-lvm/content/local-lvm%3Avm-" + guest.id + "-disk-0");

    assertThat(plain.data().path("format").asText()).isEqualTo("raw");
    assertThat(encoded.data()).isEqualTo(plain.data());
    assertThat(api.get("/nodes/pve1/storage/local/content/local:iso%2Fx.iso").message())
        .contains("local:iso/x.iso");
  }

  @Test
  void s3BooleansComeAsWordsAndGoAsNumbers() {
    guest.put("onboot", "yes");
    assertThat(guest.config().path("onboot").toString()).isEqualTo("1");
    guest.put("onboot", "0");
    assertThat(guest.config().path("onboot").toString()).isEqualTo("0");
    assertThat(api.put(guest.path + "/config", Map.of("onboot", "maybe")).error("onboot"))
        .isEqualTo("type check ('boolean') failed - got 'maybe'");
  }

  @Test
  void s4NumbersAreNumbersAndDevicesAreStrings() {
    guest.put("cores", "4");
    guest.put("memory", "2048");
    guest.put("cpuunits", "200");
    guest.put("balloon", "1024");

    JsonNode config = guest.config();
    assertThat(config.path("cores").isInt()).isTrue();
    assertThat(config.path("sockets").isInt()).isTrue();
    assertThat(config.path("cpuunits").isInt()).isTrue();
    assertThat(config.path("balloon").isInt()).isTrue();
    assertThat(config.path("memory").isTextual()).isTrue();
    assertThat(config.path("scsi0").isTextual()).isTrue();
    assertThat(config.path("net0").isTextual()).isTrue();
    assertThat(api.put(guest.path + "/config", Map.of("cores", "two")).error("cores"))
        .isEqualTo("type check ('integer') failed - got 'two'");
  }

  @Test
  void s5AllocationBecomesAVolume() {
    guest.put("scsi1", "file=ssd:20,size=21474836480,iothread=1,aio=io_uring");
    assertThat(guest.config().path("scsi1").asText())
        .isEqualTo("ssd:vm-" + guest.id + "-disk-0,aio=io_uring,iothread=1,size=20G");
    assertThat(guest.config().path("scsi0").asText())
        .isEqualTo("local-lvm:vm-" + guest.id + "-disk-0,size=3G");
    assertThat(guest.config().path("ide2").asText())
        .isEqualTo("local-lvm:vm-" + guest.id + "-cloudinit,media=cdrom,size=4M");
    assertThat(api.put(guest.path + "/config", Map.of("scsi2", "local:5")).message())
        .isEqualTo("storage 'local' does not support content-type 'images'");
    assertThat(api.put(guest.path + "/config", Map.of("scsi2", "nowhere:5")).message())
        .isEqualTo("storage 'nowhere' does not exist");
  }

  @Test
  void s6AMissingMacIsMade() {
    guest.put("net1", "model=virtio,bridge=vmbr1,tag=7");
    assertThat(guest.config().path("net1").asText())
        .matches("virtio=BC:24:11(:[0-9A-F]{2}){3},bridge=vmbr1,tag=7");
    assertThat(guest.config().path("net0").asText())
        .isNotEqualTo(api.get("/nodes/pve1/qemu/9001/config").data().path("net0").asText());
  }

  @Test
  void s7TagsAreSortedUniqueAndLowerCase() {
    guest.put("tags", "Web,prod;web db");
    assertThat(guest.config().path("tags").asText()).isEqualTo("db;prod;web");
    assertThat(api.put(guest.path + "/config", Map.of("tags", "a/b")).status()).isEqualTo(400);
  }

  @Test
  void s8ABootOrderNamesDevicesThatAreThere() {
    assertThat(api.put(guest.path + "/config", Map.of("boot", "order=scsi7")).message())
        .isEqualTo("invalid bootorder: device 'scsi7' does not exist'");
    guest.put("boot", "order=scsi0;net0");
    guest.put("delete", "net0");
    assertThat(guest.config().path("boot").asText()).isEqualTo("order=scsi0");
  }

  @Test
  void s9ARunningGuestTakesSomeChangesAtOnceAndTheRestAtItsNextStart() {
    guest.start();
    guest.put("description", "now");
    guest.put("ipconfig0", "ip=dhcp");
    guest.put("net1", "virtio,bridge=vmbr1");
    guest.put("scsi3", "local-lvm:1");
    guest.put("cores", "2");
    guest.put("memory", "4096");
    guest.put("scsi0", "local-lvm:vm-" + guest.id + "-disk-0,cache=writeback");

    JsonNode live = api.get(guest.path + "/config?current=1").data();
    assertThat(live.path("description").asText()).isEqualTo("now");
    assertThat(live.has("net1")).isTrue();
    assertThat(live.has("scsi3")).isTrue();
    assertThat(live.path("cores").asInt()).isEqualTo(1);
    assertThat(guest.config().path("cores").asInt()).isEqualTo(2);
    assertThat(guest.pending()).containsOnlyKeys("cores", "memory", "scsi0");

    api.post(guest.path + "/status/reset", Map.of());
    assertThat(guest.pending()).containsOnlyKeys("cores", "memory", "scsi0");

    api.post(guest.path + "/status/reboot", Map.of());
    assertThat(guest.pending()).isEmpty();
    assertThat(api.get(guest.path + "/config?current=1").data().path("cores").asInt()).isEqualTo(2);
  }

  @Test
  void s9LimitsAreTakenAtOnceAndModesAtTheNextStart() {
    guest.put("memory", "2048");
    guest.put("balloon", "2048");
    guest.put("scsi1", "ssd:5");
    guest.start();
    String disk = "ssd:vm-" + guest.id + "-disk-0";
    guest.put("cpulimit", "1.5");
    guest.put("cpuunits", "200");
    guest.put("balloon", "1024");
    guest.put("scsi1", disk + ",backup=0,mbps_rd=200,replicate=0");
    guest.put("net1", "virtio,bridge=vmbr1,rate=50,queues=2");
    guest.put("ipconfig1", "ip6=2001:db8::5/64,gw6=fe80::1");
    assertThat(guest.pending()).isEmpty();
    assertThat(guest.config().path("scsi1").asText())
        .isEqualTo(disk + ",backup=0,mbps_rd=200,replicate=0,size=5G");

    guest.put("numa", "1");
    guest.put("cpu", "cputype=host,flags=+pcid");
    guest.put("scsi1", disk + ",cache=writeback,discard=on");
    assertThat(guest.pending()).containsOnlyKeys("cpu", "numa", "scsi1");
    guest.put("balloon", "0");
    assertThat(guest.pending()).containsKey("balloon");
  }

  @Test
  void valuesThatRootAloneMaySetAreRefused() {
    assertThat(api.put(guest.path + "/config", Map.of("affinity", "0-3")).message())
        .isEqualTo("only root can set 'affinity' config");
    assertThat(api.put(guest.path + "/config", Map.of("hugepages", "any")).message())
        .isEqualTo("only root can set 'hugepages' config");
  }

  @Test
  void s9WhatIsSetBackOrRevertedNoLongerWaits() {
    guest.start();
    guest.put("cores", "2");
    guest.put("cores", "1");
    guest.put("memory", "4096");
    guest.put("revert", "memory");
    assertThat(guest.pending()).isEmpty();

    guest.put("delete", "cores");
    assertThat(api.get(guest.path + "/pending").data().toString())
        .contains("{\"key\":\"cores\",\"value\":1,\"delete\":1}");
    api.post(guest.path + "/status/stop", Map.of());
    assertThat(guest.config().has("cores")).isFalse();
  }

  @Test
  void s10ARemovedDiskIsKeptAsUnused() {
    guest.put("scsi1", "ssd:5");
    guest.put("delete", "scsi1");
    assertThat(guest.config().path("unused0").asText()).isEqualTo("ssd:vm-" + guest.id + "-disk-0");
    guest.put("scsi4", "ssd:vm-" + guest.id + "-disk-0");
    assertThat(guest.config().has("unused0")).isFalse();
    guest.put("delete", "scsi4");
    guest.put("delete", "unused0");
    assertThat(api.get("/nodes/pve1/storage/ssd/content/ssd:vm-" + guest.id + "-disk-0").status())
        .isEqualTo(500);

    guest.put("delete", "ide2");
    assertThat(guest.config().has("unused0")).isFalse();
    guest.put("delete", "net9,serial3,scsi9");
    assertThat(api.put(guest.path + "/config", Map.of("delete", "nonsense")).error("delete"))
        .isEqualTo("unknown option 'nonsense'");
  }

  @Test
  void s11DisksOnlyGrow() {
    Map<String, String> grow = Map.of("disk", "scsi0", "size", "+1G");
    assertThat(api.exitStatus(api.put(guest.path + "/resize", grow))).isEqualTo("OK");
    assertThat(guest.config().path("scsi0").asText()).endsWith("size=4G");
    api.put(guest.path + "/resize", Map.of("disk", "scsi0", "size", "10737418240"));
    assertThat(guest.config().path("scsi0").asText()).endsWith("size=10G");
    assertThat(api.put(guest.path + "/resize", Map.of("disk", "scsi0", "size", "5G")).message())
        .isEqualTo("shrinking disks is not supported");
    assertThat(api.put(guest.path + "/resize", Map.of("disk", "scsi0", "size", "-1G")).status())
        .isEqualTo(400);
    assertThat(api.put(guest.path + "/resize", Map.of("disk", "scsi8", "size", "5G")).message())
        .isEqualTo("disk 'scsi8' does not exist");
  }

  @Test
  void s13AnOldDigestIsRefused() {
    String seen = guest.config().path("digest").asText();
    assertThat(api.put(guest.path + "/config", Map.of("name", "first", "digest", seen)).status())
        .isEqualTo(200);
    assertThat(api.put(guest.path + "/config", Map.of("name", "second", "digest", seen)).message())
        .isEqualTo("checksum mismatch (file change by other user?)");
    assertThat(guest.config().path("name").asText()).isEqualTo("first");
  }
}
