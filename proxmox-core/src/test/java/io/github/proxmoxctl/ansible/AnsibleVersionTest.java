package io.github.proxmoxctl.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnsibleVersionTest {

  @ParameterizedTest
  @CsvSource({
    "ansible-playbook [core 2.16.19],2.16.19,true",
    "ansible-playbook [core 2.14.18] ,2.14.18,true",
    "ansible-playbook [core 2.19.0rc1],2.19.0,true",
    "ansible-playbook [core 2.13.9],2.13.9,false",
    "ansible-playbook [core 2.20.1],2.20.1,false"
  })
  void isReadAndJudged(String line, String version, boolean isSupported) {
    assertThat(AnsibleVersion.parse(line))
        .hasValueSatisfying(
            found -> {
              assertThat(found).hasToString(version);
              assertThat(found.isSupported()).isEqualTo(isSupported);
            });
  }

  @Test
  void whatSaysNoneHasNone() {
    assertThat(AnsibleVersion.parse("ansible-playbook 2.9.27")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "rocky-8,16,",
    "rocky-8,17,EL 8",
    "rocky-8-v3,18,EL 8",
    "el8,18,EL 8",
    "rocky-80,18,",
    "almalinux-10,15,EL 10",
    "almalinux-10,16,",
    "debian-13,16,Debian 13",
    "debian-13,18,",
    "debian-12,14,",
    "ubuntu-24.04,15,Ubuntu 24.04",
    "model8,19,"
  })
  void whatWorksWithWhat(String image, int minor, String system) {
    var problem = Platforms.problem(new AnsibleVersion(2, minor, 0), image, List.of("web-1"), null);
    if (system == null) {
      assertThat(problem).isEmpty();
    } else {
      assertThat(problem)
          .hasValueSatisfying(
              p -> {
                assertThat(p.summary()).contains(system);
                assertThat(p.remedy()).contains("ansible-core");
                assertThat(p.detail()).contains("web-1");
              });
    }
  }

  @Test
  void aKeyOfAnSshServer() {
    assertThat(
            HostKeyScan.key("# 127.0.0.1:22 SSH-2.0-OpenSSH\n127.0.0.1 ssh-ed25519 AAAAC3Nz/+=\n"))
        .contains("ssh-ed25519 AAAAC3Nz/+=");
    assertThat(HostKeyScan.key("# nothing\n127.0.0.1 ssh-rsa AAAA\n")).isEmpty();
  }
}
