package io.github.proxmoxctl.allocation;

import static io.github.proxmoxctl.allocation.Allocate.DATE;
import static io.github.proxmoxctl.allocation.Allocate.address;
import static io.github.proxmoxctl.allocation.Allocate.applied;
import static io.github.proxmoxctl.allocation.Allocate.fresh;
import static io.github.proxmoxctl.allocation.Allocate.get;
import static io.github.proxmoxctl.model.TestServer.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.AppliedState;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AllocatorTest {

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
  void aServerThatIsRebuiltGetsTheChangedImageAndKeepsTheRest() {
    TestEstate estate = new TestEstate();
    AppliedState before = applied(estate.with(named("web").nic("front", "app").rebuilt()));
    AppliedServer old = get(before, "web");
    estate.image(TestEstate.image("debian-12", "12.2", 9100));
    AppliedServer web =
        get(
            Allocator.allocate(
                estate.with(named("web").nic("front", "app").rebuilt()), before, DATE),
            "web");
    assertThat(web)
        .isEqualTo(old.madeFrom("debian-12", "12.2", new AppliedServer.Template(old.node(), 9100)));

    estate.image(TestEstate.downloaded("debian-12", "12.2", "ab"));
    assertThat(
            get(
                    Allocator.allocate(
                        estate.with(named("web").nic("front", "app").rebuilt()), before, DATE),
                    "web")
                .importedFrom())
        .isEqualTo("local:import/debian-12-12.2-ab0000000000.qcow2");
  }

  @Test
  void whatAServerWasMadeFromStaysWhenTheImageComesAnotherWay() {
    TestEstate estate = new TestEstate();
    AppliedState cloned = applied(estate.with(named("web")));
    estate.image(TestEstate.downloaded("debian-12", "12.2", "ab"));
    Allocation after = Allocator.allocate(estate.with(named("web"), named("new")), cloned, DATE);
    assertThat(get(after, "web").template()).isNotNull();
    assertThat(get(after, "new").importedFrom())
        .isEqualTo("local:import/debian-12-12.2-ab0000000000.qcow2");
    AppliedState imported = applied(estate.with(named("new")));
    estate.image(TestEstate.image("debian-12", "12.3", 9100));
    assertThat(get(Allocator.allocate(estate.with(named("new")), imported, DATE), "new"))
        .isEqualTo(get(imported, "new"));
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
