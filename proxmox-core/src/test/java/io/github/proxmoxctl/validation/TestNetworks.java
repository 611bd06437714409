package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.Ipv4Address;
import io.github.proxmoxctl.model.Ipv4Network;
import io.github.proxmoxctl.model.Network;
import io.github.proxmoxctl.model.Origins;
import io.github.proxmoxctl.model.TestEstate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Networks 10.3.0.0/24 for tests of rules. */
final class TestNetworks {

  private TestNetworks() {}

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
