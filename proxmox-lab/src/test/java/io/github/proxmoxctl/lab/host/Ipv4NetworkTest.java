package io.github.proxmoxctl.lab.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4NetworkTest {
  @ParameterizedTest
  @CsvSource({
    "10.1.2.3/24, 10.1.2.0/24",
    "10.1.2.3, 10.1.2.3/32",
    "255.255.255.255/1, 128.0.0.0/1",
    "10.1.2.3/0, 0.0.0.0/0"
  })
  void dropsTheHostsBits(String text, String network) {
    assertThat(Ipv4Network.of(text)).hasToString(network);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.1.0.0/16, true",
    "10.1.0.0/16, 10.0.0.0/8, true",
    "10.1.0.0/24, 10.1.1.0/24, false",
    "0.0.0.0/0, 192.168.0.0/16, true",
    "10.0.0.5, 10.0.0.5/32, true"
  })
  void overlapsWhatSharesAnAddress(String one, String other, boolean overlap) {
    assertThat(Ipv4Network.of(one).overlaps(Ipv4Network.of(other))).isEqualTo(overlap);
  }

  @Test
  void countsAddressesFromItsFirst() {
    assertThat(Ipv4Network.of("169.254.3.7/30").address(1)).isEqualTo("169.254.3.5");
    assertThat(Ipv4Network.of("255.255.255.252/30").address(3)).isEqualTo("255.255.255.255");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10.0.0", "10.0.0.256", "10.0.0.1/33", "::1", "10.0.0.1/24 "})
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> Ipv4Network.of(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
