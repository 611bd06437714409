package io.github.proxmoxctl.allocation;

import static io.github.proxmoxctl.allocation.Allocate.DATE;
import static io.github.proxmoxctl.allocation.Allocate.address;
import static io.github.proxmoxctl.allocation.Allocate.applied;
import static io.github.proxmoxctl.allocation.Allocate.fresh;
import static io.github.proxmoxctl.allocation.Allocate.get;
import static io.github.proxmoxctl.allocation.Allocate.nic;
import static io.github.proxmoxctl.model.TestServer.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.AddressRange;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedState;
import io.github.proxmoxctl.model.Ipv4Address;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class InterfacesTest {

  @Test
  void anAddressOfTheYamlIsNeverGivenToAnother() {
    TestEstate estate = new TestEstate().network("app", "10.1.0.0/24", "10.1.0.10", "10.1.0.12");
    Allocation allocation =
        fresh(
            estate.with(
                named("a").nic("front", "app"),
                named("b").nicAt("front", "app", "10.1.0.11"),
                named("c").nic("front", "app")));
    assertThat(allocation.diagnostics()).isEmpty();
    assertThat(nic(get(allocation, "b"), "front").address()).isEqualTo(address("10.1.0.11"));
    assertThat(
            List.of(
                String.valueOf(nic(get(allocation, "a"), "front").address()),
                String.valueOf(nic(get(allocation, "c"), "front").address())))
        .containsExactlyInAnyOrder("10.1.0.10", "10.1.0.12");
  }

  @Test
  void fixingAnAddressThatWasGivenToAnotherIsRefused() {
    TestEstate estate = new TestEstate();
    AppliedState before = applied(estate.with(named("a").nic("front", "app")));
    String given = String.valueOf(nic(get(before, "a"), "front").address());
    Allocation both =
        Allocator.allocate(
            estate.with(named("a").nic("front", "app"), named("b").nicAt("front", "app", given)),
            before,
            DATE);
    assertThat(both.diagnostics())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("address.taken");
              assertThat(problem.summary())
                  .isEqualTo(
                      "address %s in network \"app\" is fixed for server \"b\" but was given to"
                              .formatted(given)
                          + " server \"a\"");
              assertThat(problem.location()).hasToString("servers/shop/b.yaml:3:9");
              assertThat(problem.remedy()).isNotNull();
            });

    Allocation handedOver =
        Allocator.allocate(
            estate.with(
                named("a").nicAt("front", "app", "10.1.0.200"),
                named("b").nicAt("front", "app", given)),
            before,
            DATE);
    assertThat(handedOver.diagnostics()).as("when its holder gives it up").isEmpty();
  }

  @Test
  void fixingAMacThatWasGivenToAnotherIsRefused() {
    TestEstate estate = new TestEstate();
    AppliedState before = applied(estate.with(named("a").nic("front", "app")));
    String mac = nic(get(fresh(estate.with(named("a").nic("front", "app"))), "a"), "front").mac();
    Allocation both =
        Allocator.allocate(
            estate.with(
                named("a").nic("front", "app"),
                named("b").nic("front", "app", new Server.Address.Auto(), mac)),
            before,
            DATE);
    assertThat(both.diagnostics()).extracting(Diagnostic::code).containsExactly("mac.taken");
  }

  @Test
  void anAddressStaysWhenTheRangeMovesAndGoesWhenItIsReserved() {
    TestServer web = named("web").nic("front", "app");
    AppliedState before = applied(new TestEstate().with(web));
    Ipv4Address had =
        Objects.requireNonNull(
            nic(get(fresh(new TestEstate().with(web)), "web"), "front").address());
    Allocation elsewhere =
        Allocator.allocate(
            new TestEstate().network("app", "10.1.0.0/24", "10.1.0.2", "10.1.0.3").with(web),
            before,
            DATE);
    assertThat(nic(get(elsewhere, "web"), "front").address()).isEqualTo(had);
    Allocation reserved =
        Allocator.allocate(
            new TestEstate()
                .network(
                    "app", "10.1.0.0/24", "10.1.0.10", "10.1.0.250", new AddressRange(had, had))
                .with(web),
            before,
            DATE);
    assertThat(nic(get(reserved, "web"), "front").address()).isNotNull().isNotEqualTo(had);
  }

  @Test
  void anotherNetworkMeansAnotherAddressButTheSameSlotAndMac() {
    TestEstate estate = new TestEstate().network("dmz", "10.9.0.0/24", "10.9.0.10", "10.9.0.20");
    AppliedState before = applied(estate.with(named("web").nic("front", "app")));
    AppliedServer.Interface had =
        nic(get(fresh(estate.with(named("web").nic("front", "app"))), "web"), "front");
    AppliedServer.Interface has =
        nic(
            get(
                Allocator.allocate(estate.with(named("web").nic("front", "dmz")), before, DATE),
                "web"),
            "front");
    assertThat(has.slot()).isEqualTo(had.slot());
    assertThat(has.mac()).isEqualTo(had.mac());
    assertThat(has.network()).isEqualTo("dmz");
    assertThat(String.valueOf(has.address())).startsWith("10.9.0.");
  }
}
