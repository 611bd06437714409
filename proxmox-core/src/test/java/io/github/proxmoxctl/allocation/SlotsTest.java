package io.github.proxmoxctl.allocation;

import static io.github.proxmoxctl.allocation.Allocate.DATE;
import static io.github.proxmoxctl.allocation.Allocate.applied;
import static io.github.proxmoxctl.allocation.Allocate.fresh;
import static io.github.proxmoxctl.allocation.Allocate.get;
import static io.github.proxmoxctl.model.TestServer.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.AppliedState;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlotsTest {

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

  /** The provider never deletes an ipconfigN, so the module has to go on overwriting it. */
  @Test
  void theNumberOfInterfaceSlotsNeverFalls() {
    TestEstate estate = new TestEstate();
    DesiredState two = estate.with(named("web").nic("front", "app").nic("store", "app"));
    AppliedState before = applied(two);
    assertThat(get(fresh(two), "web").networkSlots()).isEqualTo(2);
    DesiredState none = estate.with(named("web"));
    Allocation now = Allocator.allocate(none, before, DATE);
    assertThat(get(now, "web").networkSlots()).isEqualTo(2);
    Allocation later = Allocator.allocate(none, Recorded.after(before, none, now, DATE), DATE);
    assertThat(get(later, "web").networkSlots()).isEqualTo(2);
  }
}
