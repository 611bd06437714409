package io.github.proxmoxctl.lab.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values as a request spells them and as Proxmox's configuration keeps them. */
class GrammarTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "scsi0 | file=local-lvm:20,size=1,aio=native | local-lvm:20,aio=native,size=1",
        "ide2 | none,media=cdrom | none,media=cdrom",
        "net0 | model=virtio,macaddr=bc:24:11:00:00:01,tag=7,bridge=vmbr0 | virtio=BC:24:11:00:00:01,bridge=vmbr0,tag=7",
        "net0 | e1000=BC:24:11:00:00:01,firewall=0 | e1000=BC:24:11:00:00:01,firewall=0",
        "tags | b;A,c a | a;b;c",
        "onboot | true | 1",
        "cores | 04 | 4",
        "agent | enabled=1,type=virtio | enabled=1,type=virtio",
        "ipconfig0 | gw=10.0.0.1,ip=10.0.0.2/24 | gw=10.0.0.1,ip=10.0.0.2/24",
        "ipconfig1 | ip=dhcp,ip6=auto | ip=dhcp,ip6=auto",
        "memory | current=2048 | current=2048",
        "cpulimit | 1.5 | 1.5",
        "hotplug | network,disk | network,disk",
        "sshkeys | ssh-ed25519%20AAAA%20a%40b | ssh-ed25519%20AAAA%20a%40b",
      })
  void normalises(String key, String asked, String kept) {
    assertThat(ConfigSchema.normalise(key, asked)).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "scsi0 | local-lvm:20,colour=red | colour: property is not defined",
        "scsi0 | a:1,aio=slow | aio: value 'slow' does not have a value in the enumeration",
        "scsi0 | size=5G | file: property is missing",
        "scsi0 | a:1,file=b:1 | duplicate key in comma-separated list property: file",
        "net0 | virtio=01:00:00:00:00:01 | valid unicast MAC address",
        "net0 | bridge=vmbr0 | model: value ''",
        "net0 | virtio,tag=4095 | tag: value must have a maximum value of 4094",
        "name | a_b | valid DNS name",
        "ostype | beos | does not have a value in the enumeration",
        "memory | 8 | must have a minimum value of 16",
        "shares | 50001 | must have a maximum value of 50000",
        "cpulimit | much | type check ('number') failed",
        "ipconfig0 | ip=10.0.0.300x | ip: invalid format",
        "ipconfig0 | gw=10.0.0.1 | gateway specified without address",
        "hotplug | network,gpu | invalid hotplug feature 'gpu'",
        "sshkeys | ssh-ed25519 AAAA | invalid urlencoded string",
        "sshkeys | nonsense | SSH public key validation error",
        "agent | on=1 | on: property is not defined",
      })
  void refuses(String key, String asked, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfigSchema.normalise(key, asked))
        .withMessageContaining(why);
  }

  @Test
  void knowsTheKeysOfEachFamilyAndNoMore() {
    assertThat(ConfigSchema.knows("scsi30")).isTrue();
    assertThat(ConfigSchema.knows("scsi31")).isFalse();
    assertThat(ConfigSchema.knows("net031")).isFalse();
    assertThat(ConfigSchema.knows("scsihw")).isTrue();
    assertThat(ConfigSchema.isDrive("efidisk0")).isTrue();
    assertThat(ConfigSchema.isDrive("unused0")).isFalse();
    assertThat(ConfigSchema.isCloudInit("ipconfig3")).isTrue();
    assertThat(ConfigSchema.isCloudInit("memory")).isFalse();
  }

  @Test
  void aNewMacKeepsTheRestOfTheDevice() {
    NetworkDevice device = NetworkDevice.parse("virtio=BC:24:11:00:00:01,bridge=vmbr0");
    NetworkDevice renewed = device.withNewMac();
    assertThat(renewed.mac()).isNotEqualTo(device.mac()).startsWith("BC:24:11:");
    assertThat(renewed.options()).isEqualTo(Map.of("bridge", "vmbr0"));
  }

  @Test
  void aConfigurationForgetsEmptyValuesAndDigestsTheRest() {
    GuestConfig config = GuestConfig.of(Map.of("tags", "", "memory", "current=1024", "cores", "2"));
    assertThat(config.get("tags")).isEmpty();
    assertThat(config.memoryBytes()).isEqualTo(1L << 30);
    assertThat(config.cpus()).isEqualTo(2);
    assertThat(config.digest()).hasSize(40).isEqualTo(config.with("tags", "").digest());
    assertThat(config.with("cores", "3").digest()).isNotEqualTo(config.digest());
  }
}
