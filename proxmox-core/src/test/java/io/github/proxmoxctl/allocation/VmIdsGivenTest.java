package io.github.proxmoxctl.allocation;

import static io.github.proxmoxctl.allocation.Allocate.DATE;
import static io.github.proxmoxctl.allocation.Allocate.applied;
import static io.github.proxmoxctl.allocation.Allocate.fresh;
import static io.github.proxmoxctl.model.TestServer.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.AppliedState;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.VmIdRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class VmIdsGivenTest {

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
}
