package io.github.proxmoxctl.allocation;

import static io.github.proxmoxctl.model.TestServer.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.AddressRange;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.AppliedState;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Ipv4Address;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import io.github.proxmoxctl.model.VmIdRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AllocatorTest {

  private static final Instant DATE = Instant.parse("2026-11-23T00:00:00Z");

  private static Allocation fresh(DesiredState desired) {
    return Allocator.allocate(desired, AppliedState.empty(), DATE);
  }

  private static AppliedState applied(DesiredState desired) {
    return Recorded.after(AppliedState.empty(), desired, fresh(desired), DATE);
  }

  private static AppliedServer get(Allocation allocation, String name) {
    return Objects.requireNonNull(allocation.servers().get(name), name);
  }

  private static AppliedServer get(AppliedState state, String name) {
    AppliedStack shop = Objects.requireNonNull(state.stacks().get("shop"));
    return Objects.requireNonNull(shop.servers().get(name), name);
  }

  private static Ipv4Address address(String text) {
    return Ipv4Address.parse(text).orElseThrow();
  }

  private static AppliedServer.Interface nic(AppliedServer server, String name) {
    return Objects.requireNonNull(server.interfaces().get(name), name);
  }

  /** These values are in ledgers and on machines: a change of the derivation breaks estates. */
  @Test
  void derivesTheSameValuesForEver() {
    AppliedServer web =
        get(fresh(new TestEstate().with(named("web").nic("front", "app").disk("data", 5))), "web");
    assertThat(web)
        .isEqualTo(
            new AppliedServer(
                "web",
                "web",
                WEB_ID,
                WEB_UUID,
                "pve1",
                "r01",
                "debian-12",
                "12.1",
                new AppliedServer.Template("pve1", 9000),
                false,
                new TreeMap<>(Map.of("data", "scsi1")),
                new TreeMap<>(
                    Map.of(
                        "front",
                        new AppliedServer.Interface(0, WEB_MAC, "app", address(WEB_ADDRESS)))),
                1));
  }

  private static final int WEB_ID = 1077;
  private static final String WEB_UUID = "db5010ab-1546-5f8f-86ed-a961a59fc97d";
  private static final String WEB_MAC = "BC:24:11:6A:99:B6";
  private static final String WEB_ADDRESS = "10.1.0.116";

  @Test
  void twoOpenRequestsRarelyMeet() {
    TestEstate estate = new TestEstate();
    List<Integer> alone =
        IntStream.range(0, 30)
            .map(n -> get(fresh(estate.with(named("new-" + n))), "new-" + n).vmId())
            .boxed()
            .toList();
    assertThat(alone.stream().distinct().count()).isGreaterThanOrEqualTo(28);
  }

  @Test
  void aRenameMovesStateAndKeepsEverything() {
    TestEstate estate = new TestEstate();
    AppliedState before = applied(estate.with(named("mysql").nic("front", "app").disk("data", 5)));
    Allocation renamed =
        Allocator.allocate(
            estate.with(
                named("shop-db")
                    .formerNames("db", "mysql")
                    .nic("front", "app")
                    .disk("data", 5)
                    .nic("store", "app")),
            before,
            DATE);
    AppliedServer old = get(before, "mysql");
    AppliedServer db = get(renamed, "shop-db");
    assertThat(renamed.moves()).containsExactly(Map.entry("shop-db", "mysql"));
    assertThat(db.firstName()).isEqualTo("mysql");
    assertThat(db.vmId()).isEqualTo(old.vmId());
    assertThat(db.uuid()).isEqualTo(old.uuid());
    assertThat(db.root()).isEqualTo(old.root());
    assertThat(db.node()).isEqualTo(old.node());
    assertThat(db.disks()).isEqualTo(old.disks());
    assertThat(db.interfaces()).containsEntry("front", nic(old, "front"));

    AppliedState after = Recorded.after(before, estate.with(named("shop-db")), renamed, DATE);
    Allocation later =
        Allocator.allocate(
            estate.with(
                named("shop-db").formerNames("db", "mysql").nic("front", "app").disk("data", 5)),
            after,
            DATE);
    assertThat(later.moves()).as("a rename that is recorded is over").isEmpty();
    assertThat(get(later, "shop-db").vmId()).isEqualTo(old.vmId());
  }

  @Test
  void aNameThatIsStillDeclaredIsNoFormerName() {
    TestEstate estate = new TestEstate();
    AppliedState before = applied(estate.with(named("mysql")));
    Allocation both =
        Allocator.allocate(
            estate.with(named("mysql"), named("shop-db").formerNames("mysql")), before, DATE);
    assertThat(both.moves()).isEmpty();
    assertThat(get(both, "shop-db").vmId()).isNotEqualTo(get(both, "mysql").vmId());
  }

  @Test
  void twoServersThatWereOneAreRefused() {
    TestEstate estate = new TestEstate();
    AppliedState before = applied(estate.with(named("old")));
    Allocation both =
        Allocator.allocate(
            estate.with(named("a").formerNames("old"), named("b").formerNames("old")),
            before,
            DATE);
    assertThat(both.diagnostics())
        .extracting(Diagnostic::code, Diagnostic::summary)
        .containsExactly(
            tuple("rename.ambiguous", "servers \"a\" and \"b\" both say that they were \"old\""));
    assertThat(both.servers()).containsOnlyKeys("a");
  }

  @Test
  void anotherStackOrClusterIsRefused() {
    TestEstate estate = new TestEstate().cluster("other", new VmIdRange(2000, 2999));
    AppliedState before = applied(estate.with(named("web"), named("db")));
    Allocation moved =
        Allocator.allocate(
            estate.with(
                named("web").stack("front"), named("store").stack("back").formerNames("db")),
            before,
            DATE);
    assertThat(moved.servers()).isEmpty();
    assertThat(moved.diagnostics())
        .hasSize(2)
        .allSatisfy(
            problem -> {
              assertThat(problem.code()).isEqualTo("stack.move");
              assertThat(problem.remedy()).contains("servers/shop/");
              assertThat(problem.location()).isNotNull();
            });

    Allocation elsewhere =
        Allocator.allocate(estate.with(named("web").cluster("other"), named("db")), before, DATE);
    assertThat(elsewhere.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("cluster.move");
    assertThat(elsewhere.servers()).containsOnlyKeys("db");
  }

  @Test
  void aFreedIdRestsForTheQuarantine() {
    // one id only: whoever comes gets it or nothing
    DesiredState desired =
        new TestEstate().cluster("main", new VmIdRange(1000, 1000)).with(named("web"));
    Instant freed = DATE.minus(Duration.ofDays(180));
    assertThat(vmIdsGiven(desired, freed.plusSeconds(1))).isEmpty();
    assertThat(vmIdsGiven(desired, freed)).containsExactly(1000);
  }

  private static List<Integer> vmIdsGiven(DesiredState desired, Instant freed) {
    AppliedState applied =
        TestEstate.applied(
            "gone", List.of(), List.of(), List.of(new AppliedStack.Tombstone(1000, "old", freed)));
    return Allocator.allocate(desired, applied, DATE).servers().values().stream()
        .map(AppliedServer::vmId)
        .toList();
  }

  @Test
  void theIdOfAServerAboutToGoIsNotGivenAgain() {
    TestEstate estate = new TestEstate().cluster("main", new VmIdRange(1000, 1001));
    AppliedState before = applied(estate.with(named("old")));
    Allocation after = Allocator.allocate(estate.with(named("a"), named("b")), before, DATE);
    assertThat(after.servers()).hasSize(1);
    assertThat(after.diagnostics()).extracting(Diagnostic::code).containsExactly("vmid.exhausted");
  }

  @Test
  void clustersHaveTheirOwnIds() {
    TestEstate estate =
        new TestEstate()
            .cluster("main", new VmIdRange(1000, 1000))
            .cluster("other", new VmIdRange(1000, 1000));
    Allocation both = fresh(estate.with(named("a"), named("b").stack("second").cluster("other")));
    assertThat(both.servers().values()).extracting(AppliedServer::vmId).containsExactly(1000, 1000);
    assertThat(both.servers().values()).extracting(AppliedServer::uuid).doesNotHaveDuplicates();
  }

  @Test
  void whatARunWasAboutToCreateIsKept() {
    TestEstate estate = new TestEstate();
    AppliedServer intended = get(fresh(estate.with(named("web").nic("front", "app"))), "web");
    AppliedServer renumbered =
        new AppliedServer(
            "web",
            "web",
            1234,
            "00000000-0000-5000-8000-000000000000",
            "pve3",
            "r07",
            intended.image(),
            intended.imageVersion(),
            new AppliedServer.Template("pve3", 9002),
            false,
            intended.disks(),
            intended.interfaces(),
            1);
    AppliedState killed =
        TestEstate.applied(
            "shop", List.of(), List.of(new AppliedStack.Intent("run-1", renumbered)), List.of());
    Allocation again =
        Allocator.allocate(estate.with(named("web").nic("front", "app")), killed, DATE);
    assertThat(get(again, "web")).isEqualTo(renumbered);

    Allocation other = Allocator.allocate(estate.with(named("db")), killed, DATE);
    assertThat(get(other, "db").vmId()).isNotEqualTo(1234);
  }

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

  @Test
  void aSlotIsFreeOnlyAfterItsLossWasApplied() {
    TestEstate estate = new TestEstate();
    DesiredState two = estate.with(named("web").disk("a", 1).disk("b", 1));
    AppliedState before = applied(two);
    DesiredState swapped = estate.with(named("web").disk("c", 1).disk("b", 1));
    Allocation now = Allocator.allocate(swapped, before, DATE);
    assertThat(get(now, "web").disks())
        .containsOnly(Map.entry("b", "scsi2"), Map.entry("c", "scsi3"));
    DesiredState more = estate.with(named("web").disk("c", 1).disk("b", 1).disk("d", 1));
    Allocation later = Allocator.allocate(more, Recorded.after(before, swapped, now, DATE), DATE);
    assertThat(get(later, "web").disks()).containsEntry("d", "scsi1");
  }

  @Test
  void aDiskOrInterfaceWithoutASlotIsSaid() {
    TestServer full = named("web");
    IntStream.rangeClosed(1, 31).forEach(n -> full.disk("d" + n, 1));
    assertThat(fresh(new TestEstate().with(full)).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("slot.exhausted");
    TestServer many = named("web");
    IntStream.rangeClosed(1, 33)
        .forEach(n -> many.nic("n" + n, "app", new Server.Address.Dhcp(), null));
    assertThat(fresh(new TestEstate().with(many)).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("slot.exhausted");
  }

  @Test
  void exhaustionNamesWhatToWiden() {
    TestEstate estate =
        new TestEstate()
            .cluster("main", new VmIdRange(1000, 1001))
            .network("app", "10.1.0.0/24", "10.1.0.10", "10.1.0.11");
    Allocation ids = fresh(estate.with(named("a"), named("b"), named("c")));
    assertThat(ids.servers()).hasSize(2);
    assertThat(ids.diagnostics())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("vmid.exhausted");
              assertThat(problem.summary()).contains("\"c\"", "\"main\"");
              assertThat(problem.remedy()).contains("spec.vmIds");
              assertThat(problem.related()).isNotEmpty();
            });
    Allocation addresses =
        fresh(estate.with(named("a").nic("front", "app").nic("back", "app").nic("third", "app")));
    assertThat(addresses.servers()).isEmpty();
    assertThat(addresses.diagnostics())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("address.exhausted");
              assertThat(problem.summary()).contains("\"app\"", "\"a\"");
              assertThat(problem.remedy()).contains("spec.range");
            });
  }

  @Test
  void newServersGoWhereTheLeastMemoryIsDeclared() {
    TestEstate estate = new TestEstate();
    Allocation allocation =
        fresh(
            estate.with(
                named("a").gibibytes(8),
                named("b").gibibytes(4),
                named("c").gibibytes(2),
                named("d").gibibytes(1),
                named("e").gibibytes(1),
                named("f").pinnedTo("pve1").gibibytes(64)));
    assertThat(get(allocation, "a").node()).isEqualTo("pve1");
    assertThat(get(allocation, "b").node()).isEqualTo("pve2");
    assertThat(get(allocation, "c").node()).isEqualTo("pve3");
    assertThat(get(allocation, "d").node()).isEqualTo("pve3");
    assertThat(get(allocation, "e").node()).isEqualTo("pve3");
    assertThat(get(allocation, "f").node()).isEqualTo("pve1");
    assertThat(get(allocation, "b").template()).isEqualTo(new AppliedServer.Template("pve2", 9001));
  }

  @Test
  void nodesOfTwoClustersAreNotOneBecauseTheirNamesAre() {
    TestEstate estate = new TestEstate().cluster("other", new VmIdRange(2000, 2999));
    Allocation allocation =
        fresh(
            estate.with(
                named("a").gibibytes(64).pinnedTo("pve1"),
                named("b").stack("second").cluster("other").nodes("pve1", "pve2")));
    assertThat(get(allocation, "b").node()).isEqualTo("pve1");
  }

  @Test
  void aSeriesThatSpreadsKeepsApart() {
    TestEstate estate = new TestEstate();
    List<TestServer> servers = new ArrayList<>();
    servers.add(named("big").pinnedTo("pve1").gibibytes(512));
    for (int n = 1; n <= 6; n++) {
      servers.add(named("web-" + n).replica("web", n).spread());
    }
    Allocation allocation = fresh(estate.with(servers));
    assertThat(IntStream.rangeClosed(1, 6).mapToObj(n -> get(allocation, "web-" + n).node()))
        .containsExactlyInAnyOrder("pve1", "pve1", "pve2", "pve2", "pve3", "pve3");
  }

  @Test
  void aServerStaysWhereItIsWhileItsNodeIsAllowed() {
    TestEstate estate = new TestEstate();
    AppliedState before = applied(estate.with(named("web").pinnedTo("pve3")));
    assertThat(get(Allocator.allocate(estate.with(named("web")), before, DATE), "web").node())
        .isEqualTo("pve3");
    Allocation moved =
        Allocator.allocate(estate.with(named("web").nodes("pve1", "pve2")), before, DATE);
    assertThat(get(moved, "web").node()).isEqualTo("pve1");
    assertThat(get(moved, "web").template())
        .as("the template it was cloned from: another would replace it")
        .isEqualTo(new AppliedServer.Template("pve3", 9002));
  }

  @Test
  void aChangedImageIsForNewServers() {
    TestEstate estate = new TestEstate();
    AppliedState before = applied(estate.with(named("web")));
    estate.image(TestEstate.image("debian-12", "12.2", 9100));
    Allocation after = Allocator.allocate(estate.with(named("new"), named("web")), before, DATE);
    assertThat(get(after, "web").imageVersion()).isEqualTo("12.1");
    assertThat(Objects.requireNonNull(get(after, "web").template()).vmId()).isLessThan(9100);
    assertThat(get(after, "new").imageVersion()).isEqualTo("12.2");
    assertThat(Objects.requireNonNull(get(after, "new").template()).vmId())
        .isGreaterThanOrEqualTo(9100);
  }

  @Test
  void rootsFillUpAndAreKeptWhenTheyGetSmaller() {
    List<TestServer> servers =
        IntStream.rangeClosed(1, 45).mapToObj(n -> named("s%02d".formatted(n))).toList();
    TestEstate estate = new TestEstate();
    AppliedState before = applied(estate.with(servers));
    SortedMap<String, AppliedServer> members =
        Objects.requireNonNull(before.stacks().get("shop")).servers();
    assertThat(members.values()).extracting(AppliedServer::root).containsOnly("r01", "r02", "r03");

    // a root that lost servers takes new ones only after their loss was applied
    List<TestServer> fewer = new ArrayList<>(servers.subList(5, 45));
    fewer.add(named("zz"));
    Allocation after = Allocator.allocate(estate.with(fewer), before, DATE);
    assertThat(get(after, "zz").root()).isEqualTo("r03");
    fewer.subList(0, 40).stream()
        .map(server -> server.build().name())
        .forEach(
            name ->
                assertThat(get(after, name).root())
                    .isEqualTo(Objects.requireNonNull(members.get(name)).root()));
    AppliedState applied = Recorded.after(before, estate.with(fewer), after, DATE);
    fewer.add(named("zzz"));
    assertThat(get(Allocator.allocate(estate.with(fewer), applied, DATE), "zzz").root())
        .isEqualTo("r01");

    // a smaller limit moves nobody
    Allocation smaller =
        Allocator.allocate(new TestEstate().serversPerRoot(3).with(servers), before, DATE);
    assertThat(smaller.servers()).isEqualTo(members);
  }
}
