package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.Ipv4Address;
import io.github.proxmoxctl.model.Ipv4Network;
import io.github.proxmoxctl.model.Ipv6Address;
import io.github.proxmoxctl.model.Ipv6Network;
import io.github.proxmoxctl.model.Network;
import io.github.proxmoxctl.model.Origins;
import io.github.proxmoxctl.model.TestEstate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Networks 10.3.0.0/24 for tests. */
public final class TestNetworks {

  private TestNetworks() {}

  /** With IPv6. */
  public static Network with6(String name, @Nullable String cidr6, @Nullable String gateway6) {
    return new Network(
        name,
        "vmbr3",
        null,
        List.of(10, 20),
        9000,
        Ipv4Network.parse("10.3.0.0/24").orElseThrow(),
        Ipv4Address.parse("10.3.0.1").orElseThrow(),
        cidr6 == null ? null : Ipv6Network.parse(cidr6).orElseThrow(),
        gateway6 == null ? null : Ipv6Address.parse(gateway6).orElseThrow(),
        List.of("10.3.0.2", "2001:db8:1::2"),
        "six.example.org",
        TestEstate.range("10.3.0.1", "10.3.0.254"),
        List.of(),
        new Origins(Location.ofFile("catalog/networks.yaml"), Map.of()));
  }

  static Network with(String name, @Nullable String gateway) {
    return new Network(
        name,
        "vmbr3",
        null,
        null,
        Ipv4Network.parse("10.3.0.0/24").orElseThrow(),
        gateway == null ? null : Ipv4Address.parse(gateway).orElseThrow(),
        List.of(),
        null,
        TestEstate.range("10.3.0.1", "10.3.0.254"),
        List.of(),
        new Origins(Location.ofFile("catalog/networks.yaml"), Map.of()));
  }
}
