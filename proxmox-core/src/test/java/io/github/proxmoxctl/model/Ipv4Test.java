package io.github.proxmoxctl.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4Test {

  private static Ipv4Address address(String text) {
    return Ipv4Address.parse(text).orElseThrow();
  }

  private static Ipv4Network network(String text) {
    return Ipv4Network.parse(text).orElseThrow();
  }

  @Test
  void everyAddressReadsBackAsItWasWritten() {
    Random random = new Random(4);
    for (int i = 0; i < 10_000; i++) {
      Ipv4Address address = new Ipv4Address(random.nextLong(1L << 32));
      assertThat(Ipv4Address.parse(address.toString())).contains(address);
    }
    assertThat(address("0.0.0.0").value()).isZero();
    assertThat(address("255.255.255.255").value()).isEqualTo(0xFFFF_FFFFL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.1.0",
        "10.1.0.256",
        "10.1.0.01",
        "010.1.0.1",
        "10.1.0.1 ",
        "10.1.0.1/24",
        "1e1.0.0.1",
        "٣.1.0.1",
        "::1",
        "-1.0.0.0",
        "10.1.0.1\n",
        "4294967295"
      })
  void whatIsNoAddressIsNotRead(String text) {
    assertThat(Ipv4Address.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.1.0.0",
        "10.1.0.0/33",
        "10.1.0.0/-1",
        "10.1.0.0/024",
        "10.1.0.0/",
        "10.1.0.1/24",
        "10.1.0.0/24/24",
        "/24",
        "10.1.0.0/٨",
        "0.0.0.1/0"
      })
  void whatIsNoNetworkIsNotRead(String text) {
    assertThat(Ipv4Network.parse(text)).isEmpty();
  }

  @Test
  void addressesAndNetworksOutOfBoundsCannotBeMade() {
    assertThatThrownBy(() -> new Ipv4Address(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Ipv4Address(1L << 32))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> address("255.255.255.255").plus(1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Ipv4Network(address("10.1.0.1"), 24))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ordersByNumberNotByText() {
    assertThat(address("10.1.0.9")).isLessThan(address("10.1.0.10"));
    assertThat(address("9.255.255.255")).isLessThan(address("128.0.0.0"));
  }

  @Test
  void aNetworkContainsExactlyItsAddresses() {
    for (int prefix = 0; prefix <= 32; prefix++) {
      long size = 1L << (32 - prefix);
      Ipv4Network network = new Ipv4Network(new Ipv4Address(prefix == 0 ? 0 : 1L << 31), prefix);
      assertThat(network.contains(network.address())).isTrue();
      assertThat(network.contains(network.last())).isTrue();
      assertThat(network.last().value() - network.address().value() + 1).isEqualTo(size);
      assertThat(Ipv4Network.parse(network.toString())).contains(network);
      if (prefix > 0) {
        assertThat(network.contains(new Ipv4Address(network.address().value() - 1))).isFalse();
      }
      if (prefix > 1) {
        assertThat(network.contains(network.last().plus(1))).isFalse();
      }
    }
  }

  @Test
  void networkAndBroadcastAddressesEndAtPrefix30() {
    assertThat(network("10.1.0.0/30").isNetworkOrBroadcast(address("10.1.0.0"))).isTrue();
    assertThat(network("10.1.0.0/30").isNetworkOrBroadcast(address("10.1.0.3"))).isTrue();
    assertThat(network("10.1.0.0/30").isNetworkOrBroadcast(address("10.1.0.1"))).isFalse();
    assertThat(network("10.1.0.0/31").isNetworkOrBroadcast(address("10.1.0.0"))).isFalse();
    assertThat(network("10.1.0.0/32").isNetworkOrBroadcast(address("10.1.0.0"))).isFalse();
  }

  @Test
  void aRangeIncludesBothEnds() {
    AddressRange range = new AddressRange(address("10.1.0.9"), address("10.1.0.11"));
    assertThat(range.size()).isEqualTo(3);
    assertThat(range.contains(address("10.1.0.9"))).isTrue();
    assertThat(range.contains(address("10.1.0.11"))).isTrue();
    assertThat(range.contains(address("10.1.0.8"))).isFalse();
    assertThat(range.contains(address("10.1.0.12"))).isFalse();
    assertThat(range).hasToString("10.1.0.9–10.1.0.11");
    assertThatThrownBy(() -> new AddressRange(address("10.1.0.2"), address("10.1.0.1")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
