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
        "scsi1 | file=ssd:5,mbps_rd=200,iops_wr=1000,ssd=1,queues=2 | ssd:5,iops_wr=1000,mbps_rd=200,queues=2,ssd=1",
        "virtio1 | ssd:5,iothread=1 | ssd:5,iothread=1",
        "net0 | virtio=BC:24:11:00:00:01,rate=50.000000,queues=4,trunks=10;20-30,link_down=1 | virtio=BC:24:11:00:00:01,link_down=1,queues=4,rate=50.000000,trunks=10;20-30",
        "cpu | x86-64-v2-AES | x86-64-v2-AES",
        "cpu | cputype=host,flags=+pcid;-ssbd | cputype=host,flags=+pcid;-ssbd",
        "ipconfig0 | ip=dhcp,ip6=2001:db8::5/64,gw6=fe80::1 | ip=dhcp,ip6=2001:db8::5/64,gw6=fe80::1",
        "numa | on | 1",
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
        "scsi1 | ssd:5,mbps_rd=fast | mbps_rd: type check ('number') failed - got 'fast'",
        "scsi1 | ssd:5,iops_rd=1.5 | iops_rd: type check ('integer') failed - got '1.5'",
        "scsi1 | ssd:5,queues=1 | queues: value must have a minimum value of 2",
        "scsi1 | ssd:5,cache=writeBack | cache: value 'writeBack' does not have a value",
        "sata1 | ssd:5,iothread=1 | iothread: property is not defined",
        "virtio1 | ssd:5,ssd=1 | ssd: property is not defined",
        "net0 | virtio,rate=much | rate: type check ('number') failed - got 'much'",
        "net0 | virtio,queues=65 | queues: value must have a maximum value of 64",
        "net0 | virtio,trunks=10:20 | trunks: value does not match the regex pattern",
        "net0 | virtio,link_down=2 | link_down: type check ('boolean') failed - got '2'",
        "net0 | virtio,vlan=5 | vlan: property is not defined",
        "cpu | host,flags=+svm | flags: value does not match the regex pattern",
        "cpu | flags=+aes | cputype: property is missing",
        "cpu | host,limit=2 | limit: property is not defined",
        "cpulimit | 129 | must have a maximum value of 128",
        "cpuunits | 0 | must have a minimum value of 1",
        "ipconfig0 | ip=dhcp,ip6=2001:db8::5 | ip6: invalid format",
        "ipconfig0 | ip=dhcp,ip6=2001:db8:::5/64 | ip6: invalid format",
        "ipconfig0 | ip=dhcp,ip6=slaac | ip6: invalid format",
        "ipconfig0 | ip=dhcp,gw6=fe80::1 | IPv6 gateway specified without IPv6 address",
        "ipconfig0 | ip=dhcp,ip6=auto,gw6=fe80::1 | IPv6 gateway specified without IPv6 address",
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
    assertThat(config.digest("")).hasSize(40).isEqualTo(config.with("tags", "").digest(""));
    assertThat(config.with("cores", "3").digest("")).isNotEqualTo(config.digest(""));
  }
}
