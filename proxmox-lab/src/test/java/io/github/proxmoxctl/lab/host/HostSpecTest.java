package io.github.proxmoxctl.lab.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proxmoxctl.lab.cluster.Guest;
import io.github.proxmoxctl.lab.cluster.Volume;
import io.github.proxmoxctl.lab.config.GuestConfig;
import io.github.proxmoxctl.lab.refusal.Refusal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HostSpecTest {
  private static final String MAC = "BC:24:11:00:00:01";

  @Test
  void cloudInitSettingsBecomeAHost() {
    CloudInit init =
        spec(Map.of(
                "name", "web-1",
                "ciuser", "ops",
                "sshkeys", "ssh-ed25519%20AAA%2Bx%20a%40b%0Assh-rsa%20BBB%0A%0A",
                "nameserver", "10.0.0.1 10.0.0.2",
                "searchdomain", "example.org"))
            .cloudInit();

    assertThat(init.user()).isEqualTo("ops");
    assertThat(init.sshKeys()).containsExactly("ssh-ed25519 AAA+x a@b", "ssh-rsa BBB");
    assertThat(init.resolvConf())
        .isEqualTo("nameserver 10.0.0.1\nnameserver 10.0.0.2\nsearch example.org\n");
    assertThat(init.hosts()).startsWith("127.0.1.1 web-1.example.org web-1\n127.0.0.1 localhost\n");
  }

  @Test
  void aNameWithADomainIsSplit() {
    CloudInit init = spec(Map.of("name", "web.example.org")).cloudInit();

    assertThat(init.hostname()).isEqualTo("web");
    assertThat(init.domain()).isEqualTo("example.org");
  }

  @Test
  void whatIsNotSetHasTheImagesDefaults() {
    HostSpec spec = spec(Map.of());

    assertThat(spec.cloudInit().hostname()).isEqualTo("VM100");
    assertThat(spec.cloudInit().user()).isEqualTo("debian");
    assertThat(spec.cloudInit().sshKeys()).isEmpty();
    assertThat(spec.cloudInit().resolvConf()).isEmpty();
    assertThat(spec.cards()).isEmpty();
    assertThat(spec.machineId()).isEmpty();
  }

  @Test
  void aUserThatNoLinuxHasIsRefused() {
    assertThatThrownBy(() -> spec(Map.of("ciuser", "a b; rm")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("ciuser");
  }

  @Test
  void eachNetworkDeviceIsACard() {
    HostSpec spec =
        spec(
            Map.of(
                "net10", "virtio=BC:24:11:00:00:0A,bridge=vmbr1,link_down=1,mtu=1400",
                "net0", "virtio=" + MAC + ",bridge=vmbr0,tag=42",
                "net2", "virtio=BC:24:11:00:00:02",
                "ipconfig0", "ip=10.0.0.5/24,gw=10.0.0.1,ip6=fd00::5/64,gw6=fd00::1",
                "ipconfig10", "ip=dhcp,ip6=auto"));

    assertThat(spec.cards())
        .containsExactly(
            new NetworkCard(
                0, MAC, "vmbr0.42", 0, true, "10.0.0.5/24", "10.0.0.1", "fd00::5/64", "fd00::1"),
            new NetworkCard(10, "BC:24:11:00:00:0A", "vmbr1", 1400, false, null, null, null, null));
    assertThat(spec.cards().get(0).name()).isEqualTo("eth0");
    assertThat(spec.cards().get(0).network()).contains(Ipv4Network.of("10.0.0.0/24"));
    assertThat(spec.addresses()).containsExactly("10.0.0.5");
  }

  @Test
  void theMachineIdIsTheGuestsUuid() {
    assertThat(spec(Map.of("smbios1", "uuid=0A000000-0000-4000-8000-000000000001")).machineId())
        .isEqualTo("0a000000000040008000000000000001");
  }

  @Test
  void disksAreShownUnderUdevsNamesWithoutTheOneItBootsFrom() {
    HostSpec spec =
        spec(
            Map.of(
                "boot", "order=scsi1;net0",
                "scsi0", "ssd:vm-100-disk-0,size=1G",
                "scsi1", "ssd:vm-100-disk-1,size=2G",
                "scsi2", "ssd:vm-100-disk-2,serial=DATA,size=3G",
                "virtio1", "ssd:vm-100-disk-3,serial=012345678901234567890123,size=4G",
                "virtio2", "ssd:vm-100-disk-4,size=5G",
                "scsi3", "local:iso/x.iso,media=cdrom",
                "ide2", "ssd:vm-100-cloudinit,media=cdrom"));

    assertThat(spec.disks())
        .containsExactly(
            new HostDisk("scsi0", "ssd:vm-100-disk-0", 1L, "scsi-0QEMU_QEMU_HARDDISK_drive-scsi0"),
            new HostDisk("scsi2", "ssd:vm-100-disk-2", 3L, "scsi-0QEMU_QEMU_HARDDISK_DATA"),
            new HostDisk("virtio1", "ssd:vm-100-disk-3", 4L, "virtio-01234567890123456789"));
  }

  private static HostSpec spec(Map<String, String> config) {
    return HostSpec.of(guest(config));
  }

  /** Every volume that a test names, one byte larger than its number says. */
  static Guest guest(Map<String, String> config) {
    Map<String, Volume> volumes = new HashMap<>();
    for (String value : config.values()) {
      String volume = value.replaceFirst(",.*", "");
      if (volume.matches("\\w+:vm-100-disk-\\d+")) {
        long bytes = Long.parseLong(volume.replaceFirst(".*-", "")) + 1;
        volumes.put(volume, new Volume(volume, bytes, "raw"));
      }
    }
    return Guest.stopped(100, "pve1", GuestConfig.of(config), volumes);
  }
}
