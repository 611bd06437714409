package io.github.proxmoxctl.lab.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineRoutesTest {
  private static final MachineRoutes ROUTES =
      MachineRoutes.parse(
          """
          [{"dst":"default","gateway":"192.0.2.1","dev":"eth0","flags":[]},
           {"dst":"10.20.0.0/16","dev":"tun0","flags":[]},
           {"dst":"10.30.0.0/24","gateway":"169.254.3.6","dev":"pxlabcdefu","flags":[]},
           {"dst":"10.40.0.7","dev":"tun0","flags":[]},
           {"type":"blackhole","dst":"10.50.0.0/16","flags":[]},
           {"type":"local","dst":"127.0.0.0/8","dev":"lo","table":"local"},
           {"type":"broadcast","dst":"192.0.2.255","dev":"eth0","table":"local"}]
          """);

  @Test
  void findsWhatANetworkWouldHide() {
    assertThat(conflict("10.20.3.0/24")).isEqualTo("10.20.0.0/16");
    assertThat(conflict("10.40.0.0/24")).isEqualTo("10.40.0.7/32");
    assertThat(conflict("10.50.9.0/24")).isEqualTo("10.50.0.0/16");
    assertThat(conflict("127.0.1.0/24")).isEqualTo("127.0.0.0/8");
  }

  @Test
  void theDefaultRouteHidesNothing() {
    assertThat(conflict("198.51.100.0/24")).isEmpty();
  }

  @Test
  void ourOwnRouteIsNoConflictButAnotherLabsIs() {
    Ipv4Network network = Ipv4Network.of("10.30.0.0/24");

    assertThat(ROUTES.conflict(network, "pxlabcdefu")).isEmpty();
    assertThat(ROUTES.conflict(network, "pxl123456u")).isPresent();
  }

  @Test
  void aLinkMustNotHideARouteButMayHideThePrefixAroundIt() {
    assertThat(ROUTES.isUsedWithin(Ipv4Network.of("10.40.0.4/30"))).isTrue();
    assertThat(ROUTES.isUsedWithin(Ipv4Network.of("10.20.0.4/30"))).isFalse();
  }

  private static String conflict(String network) {
    return ROUTES
        .conflict(Ipv4Network.of(network), "pxlabcdefu")
        .map(route -> route.network().toString())
        .orElse("");
  }
}
