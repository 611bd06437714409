package io.github.proxmoxctl.lab.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.lab.host.LabNetworks.Placed;
import org.junit.jupiter.api.Test;

class LabNetworksTest {
  private static final Placed FRONT = placed("vmbr0", "10.1.0.0/24");

  private final LabNetworks networks = new LabNetworks();

  @Test
  void aNetworkIsNewOnce() {
    assertThat(networks.join(FRONT, 100)).isTrue();
    assertThat(networks.join(FRONT, 101)).isFalse();
  }

  @Test
  void aNetworkIsLeftByItsLast() {
    networks.join(FRONT, 100);
    networks.join(FRONT, 101);

    assertThat(networks.leave(100)).isEmpty();
    assertThat(networks.leave(101)).containsExactly(FRONT);
    assertThat(networks.leave(101)).isEmpty();
  }

  @Test
  void theSameAddressesOnAnotherBridgeAreAConflict() {
    networks.join(FRONT, 100);

    assertThat(networks.conflict(placed("vmbr0.7", "10.1.0.0/16"))).contains(FRONT);
    assertThat(networks.conflict(placed("vmbr0", "10.1.0.0/16"))).isEmpty();
    assertThat(networks.conflict(placed("vmbr1", "10.2.0.0/16"))).isEmpty();
    networks.leave(100);
    assertThat(networks.conflict(placed("vmbr0.7", "10.1.0.0/16"))).isEmpty();
  }

  private static Placed placed(String segment, String network) {
    return new Placed(segment, Ipv4Network.of(network));
  }
}
