package io.github.proxmoxctl.lab.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.lab.cluster.Guest;
import io.github.proxmoxctl.lab.cluster.Volume;
import io.github.proxmoxctl.lab.config.GuestConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VolumeChangeTest {
  private static final String OLD = "ssd:vm-100-disk-1";
  private static final String NEW = "local-lvm:vm-100-disk-0";
  private static final String TWIN = "ssd:vm-100-disk-2";
  private static final Guest BEFORE = guest(Map.of("scsi1", OLD));

  @Test
  void nothingHappensToWhatStays() {
    assertThat(VolumeChange.between(BEFORE, BEFORE))
        .isEqualTo(new VolumeChange(Map.of(), Map.of(), Set.of()));
  }

  @Test
  void aMovedDiskKeepsItsContent() {
    assertThat(VolumeChange.between(BEFORE, guest(Map.of("scsi1", NEW))))
        .isEqualTo(new VolumeChange(Map.of(OLD, NEW), Map.of(), Set.of()));
  }

  @Test
  void aDiskMovedWithoutItsSourceIsCopied() {
    assertThat(VolumeChange.between(BEFORE, guest(Map.of("scsi1", NEW, "unused0", OLD))))
        .isEqualTo(new VolumeChange(Map.of(), Map.of(OLD, NEW), Set.of()));
  }

  @Test
  void aNewDiskInTheSameSlotIsBlank() {
    assertThat(VolumeChange.between(BEFORE, guest(Map.of("scsi1", TWIN, "unused0", OLD))))
        .isEqualTo(new VolumeChange(Map.of(), Map.of(), Set.of()));
  }

  @Test
  void whatIsGoneIsRemoved() {
    assertThat(VolumeChange.between(BEFORE, guest(Map.of())).removed()).containsExactly(OLD);
    assertThat(VolumeChange.between(BEFORE, null).removed()).contains(OLD);
  }

  private static Guest guest(Map<String, String> disks) {
    Map<String, String> config = new HashMap<>(disks);
    config.put("scsi0", "ssd:vm-100-disk-0");
    config.put("boot", "order=scsi0");
    Map<String, Volume> volumes = new HashMap<>();
    config.values().stream()
        .filter(value -> value.contains(":"))
        .forEach(volume -> volumes.put(volume, new Volume(volume, 1 << 30, "raw")));
    return Guest.stopped(100, "pve1", GuestConfig.of(config), volumes);
  }
}
