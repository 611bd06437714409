package io.github.proxmoxctl.generation;

import static io.github.proxmoxctl.model.TestServer.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.allocation.Allocator;
import io.github.proxmoxctl.model.AppliedState;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.ExternalHost;
import io.github.proxmoxctl.model.Ipv4Address;
import io.github.proxmoxctl.model.Origins;
import io.github.proxmoxctl.model.RoleUse;
import io.github.proxmoxctl.model.Server.Address;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HostTest {

  private final TestEstate estate = new TestEstate().network(Generated.storage());

  @Test
  void serversAndExternalHostsAreListedByName() {
    estate.externalHost(TestEstate.externalHost("erp", "erp.example.org", RoleUse.of("web")));

    List<Host> hosts =
        hosts(named("web").nicAt("n", "app", "10.1.0.11"), named("app").nic("n", "app"));

    assertThat(hosts).extracting(Host::name).containsExactly("app", "erp", "web");
    assertThat(hosts).extracting(Host::user).containsExactly("debian", "admin", "debian");
    assertThat(hosts).extracting(Host::port).containsExactly(22, 2222, 22);
    assertThat(hosts).extracting(Host::osFamily).containsOnly("debian");
    assertThat(hosts.get(1).address()).isEqualTo("erp.example.org");
    assertThat(hosts.get(2).address()).isEqualTo("10.1.0.11");
  }

  @Test
  void addressIsThatOfTheManagementInterfaceThenOfTheGatewaysThenTheFirst() {
    assertThat(
            address(
                named("a")
                    .nicAt("x", "app", "10.1.0.11")
                    .managementNic("y", "storage", fixed("10.2.0.12"))))
        .isEqualTo("10.2.0.12");
    // TestServer gives the gateway to the first
    assertThat(
            address(named("a").nicAt("x", "app", "10.1.0.11").nicAt("y", "storage", "10.2.0.12")))
        .isEqualTo("10.1.0.11");
    assertThat(
            address(
                named("a")
                    .nic("x", "app", new Address.Dhcp(), null)
                    .nicAt("y", "storage", "10.2.0.12")))
        .isEqualTo("10.2.0.12");
  }

  @Test
  void serverWithoutAKnownAddressIsNoHost() {
    assertThat(hosts(named("a").nic("x", "app", new Address.Dhcp(), null), named("b"))).isEmpty();
  }

  @Test
  void isConfiguredWithARoleOrADiskToMount() {
    assertThat(hosts(named("a").nic("n", "app"))).noneMatch(Host::isConfigured);
    assertThat(hosts(named("a").nic("n", "app").role("web"))).allMatch(Host::isConfigured);
    assertThat(hosts(named("a").nic("n", "app").disk("d", 5, "ext4", "/srv")))
        .allMatch(Host::isConfigured);
  }

  @Test
  void externalHostWithoutSshIsOnlyMonitored() {
    estate.externalHost(
        new ExternalHost(
            "erp",
            "shop",
            "192.0.2.9",
            null,
            null,
            List.of(),
            List.of(new ExternalHost.Endpoint("node", 9100, "/metrics")),
            Map.of(),
            new Origins(TestServer.named("x").build().origins().whole(), Map.of())));

    assertThat(hosts()).extracting(Host::isConfigured).containsExactly(false);
  }

  private static Address fixed(String address) {
    return new Address.Fixed(Ipv4Address.parse(address).orElseThrow());
  }

  private String address(TestServer server) {
    return hosts(server).get(0).address();
  }

  private List<Host> hosts(TestServer... servers) {
    DesiredState desired = estate.with(servers);
    return Host.all(
        desired,
        Allocator.allocate(desired, AppliedState.empty(), Instant.parse("2026-11-23T00:00:00Z")));
  }
}
