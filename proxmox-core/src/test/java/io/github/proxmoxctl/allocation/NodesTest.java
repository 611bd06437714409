package io.github.proxmoxctl.allocation;

import static io.github.proxmoxctl.allocation.Allocate.DATE;
import static io.github.proxmoxctl.allocation.Allocate.applied;
import static io.github.proxmoxctl.allocation.Allocate.fresh;
import static io.github.proxmoxctl.allocation.Allocate.get;
import static io.github.proxmoxctl.model.TestServer.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedState;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import io.github.proxmoxctl.model.VmIdRange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NodesTest {

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
}
