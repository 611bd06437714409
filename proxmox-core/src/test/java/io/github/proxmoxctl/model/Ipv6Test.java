package io.github.proxmoxctl.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv6Test {

  @ParameterizedTest
  @CsvSource({
    "2001:db8::1, 2001:db8::1",
    "2001:0DB8:0000:0000:0000:0000:0000:0001, 2001:db8::1",
    "::, ::",
    "::1, ::1",
    "fe80::, fe80::",
    "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
    "1:0:3:0:0:6:0:8, 1:0:3::6:0:8",
    "1:0:0:4:5:0:0:8, 1::4:5:0:0:8",
    "1:0:3:4:5:6:7:8, 1:0:3:4:5:6:7:8",
    "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "1::2:3:4:5:6:7, 1:0:2:3:4:5:6:7",
  })
  void everySpellingHasOne(String written, String one) {
    assertThat(Ipv6Address.parse(written)).map(Ipv6Address::toString).contains(one);
    assertThat(Ipv6Address.parse(one)).isEqualTo(Ipv6Address.parse(written));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        ":::",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1::2::3",
        "12345::",
        "g::",
        "1:2:",
        ":1:2",
        "1:2:3:4:5:6:7:8::",
        "10.1.0.1",
        "::ffff:10.1.0.1",
        "fe80::1%eth0",
        "2001:db8:1:::11"
      })
  void whatIsNoAddressIsNone(String text) {
    assertThat(Ipv6Address.parse(text)).isEmpty();
  }

  @Test
  void anAddressIsCountedOnAndOrderedWithoutSigns() {
    Ipv6Address last = Ipv6Address.parse("2001:db8::ffff:ffff:ffff:ffff").orElseThrow();
    assertThat(last.plus(1)).hasToString("2001:db8:0:1::");
    assertThat(last).isLessThan(last.plus(1));
    assertThat(Ipv6Address.parse("::1").orElseThrow()).isLessThan(last);
    assertThat(Ipv6Address.parse("7fff::").orElseThrow())
        .isLessThan(Ipv6Address.parse("8000::").orElseThrow());
    assertThat(Ipv6Address.parse("fe80::1").orElseThrow().isLinkLocal()).isTrue();
    assertThat(Ipv6Address.parse("febf::1").orElseThrow().isLinkLocal()).isTrue();
    assertThat(Ipv6Address.parse("fec0::1").orElseThrow().isLinkLocal()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8:1::/64, 2001:db8:1::ffff, 2001:db8:1:1::",
    "2001:db8::/32, 2001:db8:ffff::, 2001:db9::",
    "2001:db8::8/125, 2001:db8::f, 2001:db8::10",
    "::/0, ffff::, ''",
    "2001:db8::1/128, 2001:db8::1, 2001:db8::2",
    "2001:db8:0:0:8000::/65, 2001:db8::8000:0:0:1, 2001:db8::1",
  })
  void aNetworkHasTheAddressesOfItsPrefix(String cidr, String within, String outside) {
    Ipv6Network network = Ipv6Network.parse(cidr).orElseThrow();
    assertThat(network.contains(Ipv6Address.parse(within).orElseThrow())).isTrue();
    Ipv6Address.parse(outside).ifPresent(other -> assertThat(network.contains(other)).isFalse());
    assertThat(Ipv6Network.parse(network.toString())).contains(network);
  }

  @Test
  void anAddressInANetworkIsNotTheNetwork() {
    assertThat(Ipv6Network.parse("2001:db8::5/64")).isEmpty();
    assertThat(Ipv6Network.around("2001:db8::5/64"))
        .map(Ipv6Network::toString)
        .contains("2001:db8::/64");
    assertThat(Ipv6Network.around("2001:db8::5/129")).isEmpty();
    assertThat(Ipv6Network.around("2001:db8::5")).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ipv6Network(Ipv6Address.parse("::1").orElseThrow(), 64));
  }

  @Test
  void theFirstAddressBelongsToTheRouters() {
    Ipv6Network network = Ipv6Network.parse("2001:db8::/64").orElseThrow();
    assertThat(network.isHost(network.address())).isFalse();
    assertThat(network.isHost(network.address().plus(1))).isTrue();
    Ipv6Network pair = Ipv6Network.parse("2001:db8::/127").orElseThrow();
    assertThat(pair.isHost(pair.address())).isTrue();
  }
}
