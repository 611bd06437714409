package io.github.proxmoxctl.allocation;

import static io.github.proxmoxctl.allocation.Allocate.DATE;
import static io.github.proxmoxctl.allocation.Allocate.applied;
import static io.github.proxmoxctl.allocation.Allocate.get;
import static io.github.proxmoxctl.allocation.Allocate.nic;
import static io.github.proxmoxctl.model.TestServer.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedState;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.VmIdRange;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PredecessorsTest {

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
}
