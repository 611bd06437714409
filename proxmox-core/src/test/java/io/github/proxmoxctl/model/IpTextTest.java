package io.github.proxmoxctl.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpTextTest {

  @ParameterizedTest
  @CsvSource({
    "10.1.0.5, 4",
    "10.0.0.0/8, 4",
    "0.0.0.0/0, 4",
    "2001:db8::1, 6",
    "2001:db8::/32, 6",
    "::/0, 6"
  })
  void knowsBothVersions(String text, int version) {
    assertThat(IpText.versionOf(text)).hasValue(version);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "office",
        "10.1.0",
        "10.1.0.256",
        "10.1.0.5/24",
        "10.1.0.0/33",
        "10.1.0.0/",
        "::1/0",
        "2001:db8::1/32",
        ":",
        "1::2::3",
        "fe80::1%eth0",
        "::ffff:10.1.0.5",
        "10.1.0.5-10.1.0.9",
        "example.org"
      })
  void refusesAllElse(String text) {
    assertThat(IpText.versionOf(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.0.7/24, 10.1.0.0/24",
    "0.0.0.7/8, 0.0.0.0/8",
    "2001:db8::1/32, 2001:db8::/32",
    "::1/0, ::/0"
  })
  void knowsTheNetworkThatIsMeant(String text, String meant) {
    assertThat(IpText.withoutHostBits(text)).contains(meant);
  }
}
