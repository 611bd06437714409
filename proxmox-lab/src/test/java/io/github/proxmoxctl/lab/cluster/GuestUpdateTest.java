package io.github.proxmoxctl.lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proxmoxctl.lab.config.ConfigSchema;
import io.github.proxmoxctl.lab.config.GuestConfig;
import io.github.proxmoxctl.lab.refusal.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Changes of a guest without an API around them. */
class GuestUpdateTest {
  private static final Storages STORAGES =
      new Storages(
          List.of(
              new Storage("lvm", "lvmthin", false, List.of("images"), 1L << 40),
              new Storage("files", "dir", true, List.of("images", "iso"), 1L << 40)));
  private static final Node NODE = new Node("pve1", 4, 1L << 34, List.of("vmbr0"));

  private final Guest stopped =
      set(
          Guest.stopped(100, "pve1", GuestConfig.of(Map.of("name", "web")), Map.of()),
          Map.of("scsi0", "lvm:10", "net0", "virtio,bridge=vmbr0", "cores", "1", "balloon", "512"));
  private final Guest running = GuestPower.start(stopped, NODE, Instant.EPOCH);

  @Test
  void aDirectoryStorageKeepsFilesInTheGuestsFolder() {
    Guest changed =
        set(stopped, Map.of("scsi1", "files:2,format=qcow2", "ide2", "files:cloudinit"));
    assertThat(value(changed, "scsi1")).isEqualTo("files:100/vm-100-disk-0.qcow2,size=2G");
    assertThat(value(changed, "ide2"))
        .isEqualTo("files:100/vm-100-cloudinit.qcow2,media=cdrom,size=4M");
  }

  @Test
  void aReplacedDiskIsKeptAsUnusedAndItsNumberIsNotGivenTwice() {
    Guest changed = set(stopped, Map.of("scsi0", "lvm:5"));
    assertThat(value(changed, "scsi0")).isEqualTo("lvm:vm-100-disk-1,size=5G");
    assertThat(value(changed, "unused0")).isEqualTo("lvm:vm-100-disk-0");
    assertThat(changed.volumes()).containsOnlyKeys("lvm:vm-100-disk-0", "lvm:vm-100-disk-1");
  }

  @Test
  void forceDestroysARemovedDisk() {
    Guest changed =
        GuestUpdate.apply(
            stopped,
            new ConfigChange(new TreeMap<>(), List.of("scsi0"), List.of(), null, true),
            STORAGES);
    assertThat(changed.volumes()).isEmpty();
    assertThat(changed.config().get("unused0")).isEmpty();
  }

  @Test
  void theBalloonIsNoLargerThanTheMemory() {
    assertThatThrownBy(() -> set(stopped, Map.of("balloon", "1024")))
        .isInstanceOf(Refusal.class)
        .hasMessage("balloon value too large (must be smaller than assigned memory)");
    assertThat(value(set(stopped, Map.of("balloon", "1024", "memory", "1024")), "balloon"))
        .isEqualTo("1024");
    assertThat(value(set(stopped, Map.of("balloon", "0")), "balloon")).isEqualTo("0");
  }

  @Test
  void withoutHotplugNothingIsPluggedIn() {
    Guest fixed = set(running, Map.of("hotplug", "0"));
    Guest changed = set(fixed, Map.of("net1", "virtio,bridge=vmbr0", "scsi1", "lvm:1"));
    assertThat(changed.pending()).containsOnlyKeys("net1", "scsi1");
    assertThat(GuestPower.stop(changed).pending()).isEmpty();
    assertThat(value(GuestPower.stop(changed), "scsi1")).isEqualTo("lvm:vm-100-disk-1,size=1G");
  }

  @Test
  void aRevertedNewDiskIsGone() {
    Guest fixed = set(running, Map.of("hotplug", "0"));
    Guest changed = set(fixed, Map.of("scsi1", "lvm:1"));
    Guest reverted =
        GuestUpdate.apply(
            changed,
            new ConfigChange(new TreeMap<>(), List.of(), List.of("scsi1"), null, false),
            STORAGES);
    assertThat(reverted.pending()).isEmpty();
    assertThat(reverted.volumes()).containsOnlyKeys("lvm:vm-100-disk-0");
  }

  @Test
  void memoryIsPluggedOnlyWithHotplugAndNuma() {
    Guest able =
        GuestPower.start(
            set(stopped, Map.of("hotplug", "network,memory,cpu", "numa", "1")),
            NODE,
            Instant.EPOCH);
    assertThat(set(running, Map.of("memory", "4096")).pending()).containsKey("memory");
    assertThat(set(able, Map.of("memory", "4096")).pending()).isEmpty();
    assertThat(set(able, Map.of("vcpus", "1")).pending()).isEmpty();
    assertThat(set(running, Map.of("vcpus", "1")).pending()).containsKey("vcpus");
  }

  @Test
  void theBalloonMovesButDoesNotAppearOrVanish() {
    assertThat(set(running, Map.of("balloon", "256")).pending()).isEmpty();
    assertThat(set(running, Map.of("balloon", "0")).pending()).containsKey("balloon");
  }

  @Test
  void aPendingDriveKeepsTheSizeItWasWrittenWith() {
    Guest changed = set(running, Map.of("scsi0", "lvm:vm-100-disk-0,cache=unsafe"));
    Guest grown = GuestDisks.resize(changed, "scsi0", "20G");
    assertThat(value(grown, "scsi0")).endsWith("size=20G");
    assertThat(grown.pending().get("scsi0")).endsWith("size=10G");
    Guest rewritten = set(grown, Map.of("scsi0", "lvm:vm-100-disk-0,cache=unsafe"));
    assertThat(rewritten.pending().get("scsi0")).endsWith("size=20G");
  }

  @Test
  void aVolumeOfNobodyIsRefused() {
    assertThatThrownBy(() -> set(stopped, Map.of("scsi1", "lvm:vm-101-disk-0")))
        .isInstanceOf(Refusal.class)
        .hasMessage("volume 'lvm:vm-101-disk-0' does not exist");
    assertThatThrownBy(() -> set(stopped, Map.of("scsi1", "lvm:0,import-from=files:import/x")))
        .isInstanceOf(Refusal.class)
        .hasMessage("failed to stat '/var/lib/vz/import/x'");
  }

  @Test
  void setAndDeleteOfOneKeyIsRefused() {
    assertThatThrownBy(
            () ->
                GuestUpdate.apply(
                    stopped,
                    new ConfigChange(
                        new TreeMap<>(Map.of("cores", "2")),
                        List.of("cores"),
                        List.of(),
                        null,
                        false),
                    STORAGES))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.errors().get("delete")).contains("at the same time"));
  }

  private static Guest set(Guest guest, Map<String, String> values) {
    TreeMap<String, String> normalised = new TreeMap<>();
    values.forEach((key, value) -> normalised.put(key, ConfigSchema.normalise(key, value)));
    return GuestUpdate.apply(
        guest, new ConfigChange(normalised, List.of(), List.of(), null, false), STORAGES);
  }

  private static String value(Guest guest, String key) {
    return guest.config().get(key).orElse("");
  }
}
