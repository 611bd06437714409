package io.github.proxmoxctl.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.AppliedState;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Network;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.VmIdRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What holds for every allocation of a generated estate. */
final class Invariants {

  private Invariants() {}

  static final Instant DATE = Instant.parse("2026-11-23T00:00:00Z");
  static final int PER_ROOT = 4;
  static final VmIdRange RESERVED = new VmIdRange(1020, 1060);

  static DesiredState estate(List<Spec> specs) {
    return new TestEstate()
        .serversPerRoot(PER_ROOT)
        .cluster("main", new VmIdRange(1000, 1100), RESERVED)
        .network("net-front", "10.2.0.0/24", "10.2.0.10", "10.2.0.60")
        .network("net-store", "10.2.0.0/24", "10.2.0.10", "10.2.0.60")
        .network(
            "net-admin",
            "10.2.0.0/24",
            "10.2.0.10",
            "10.2.0.99",
            TestEstate.range("10.2.0.60", "10.2.0.90"))
        .of(specs.stream().map(Spec::build).toList());
  }

  static void keepsWhatStayed(List<Spec> before, Allocation old, List<Spec> after, Allocation now) {
    Map<String, Spec> specs = before.stream().collect(Collectors.toMap(Spec::name, s -> s));
    for (Spec spec : after) {
      Spec was = specs.get(spec.name());
      AppliedServer had = old.servers().get(spec.name());
      AppliedServer has = now.servers().get(spec.name());
      if (was == null || had == null || has == null) {
        assertThat(was).as("a server that is new").isNull();
        continue;
      }
      assertThat(List.of(has.vmId(), has.uuid(), has.node(), has.root(), has.firstName()))
          .as(spec.name())
          .isEqualTo(List.of(had.vmId(), had.uuid(), had.node(), had.root(), had.firstName()));
      spec.disks().stream()
          .filter(was.disks()::contains)
          .forEach(disk -> assertThat(has.disks()).containsEntry(disk, had.disks().get(disk)));
      spec.nics().stream()
          .filter(was.nics()::contains)
          .forEach(
              nic ->
                  assertThat(has.interfaces())
                      .containsEntry(nic.name(), had.interfaces().get(nic.name())));
    }
  }

  static void holdsTogether(List<Spec> specs, Allocation allocation, AppliedState before) {
    assertThat(allocation.diagnostics()).isEmpty();
    assertThat(allocation.servers()).hasSize(specs.size());
    Set<Integer> ids = new HashSet<>();
    before
        .stacks()
        .values()
        .forEach(stack -> stack.tombstones().forEach(freed -> ids.add(freed.vmId())));
    Set<String> macs = new HashSet<>();
    Set<String> uuids = new HashSet<>();
    Set<String> addresses = new HashSet<>();
    DesiredState desired = estate(specs);
    for (Server server : desired.servers()) {
      AppliedServer given = allocation.servers().get(server.name());
      assertThat(given).isNotNull();
      assertThat(ids.add(given.vmId())).as("id %s is given once", given.vmId()).isTrue();
      assertThat(given.vmId()).isBetween(1000, 1100);
      assertThat(RESERVED.contains(given.vmId())).isFalse();
      assertThat(uuids.add(given.uuid())).isTrue();
      assertThat(Nodes.allows(server, given.node())).isTrue();
      assertThat(given.template()).isNotNull();
      slotsHoldTogether(server, given);
      for (Server.NetworkInterface nic : server.networks()) {
        AppliedServer.Interface got = given.interfaces().get(nic.name());
        assertThat(got).isNotNull();
        assertThat(got.mac()).matches("BC:24:11(:[0-9A-F]{2}){3}");
        assertThat(macs.add(got.mac())).as("MAC %s is given once", got.mac()).isTrue();
        addressHolds(nic, got, desired, addresses);
      }
    }
    rootsHold(allocation, before, desired);
  }

  static void slotsHoldTogether(Server server, AppliedServer given) {
    assertThat(given.disks()).hasSize(server.disks().size());
    assertThat(given.disks().values()).doesNotHaveDuplicates();
    given
        .disks()
        .forEach(
            (name, slot) -> {
              assertThat(slot).matches("scsi([0-9]|[12][0-9]|30)");
              assertThat(slot.equals("scsi0")).isEqualTo(name.equals("system"));
            });
    assertThat(given.interfaces().values())
        .extracting(AppliedServer.Interface::slot)
        .doesNotHaveDuplicates()
        .allSatisfy(slot -> assertThat(slot).isBetween(0, 31));
  }

  static void addressHolds(
      Server.NetworkInterface nic,
      AppliedServer.Interface got,
      DesiredState desired,
      Set<String> addresses) {
    if (nic.address() instanceof Server.Address.Dhcp) {
      assertThat(got.address()).isNull();
      return;
    }
    assertThat(got.address()).isNotNull();
    assertThat(addresses.add(nic.network() + " " + got.address()))
        .as("%s in %s is given once", got.address(), nic.network())
        .isTrue();
    if (nic.address() instanceof Server.Address.Fixed fixed) {
      assertThat(got.address()).isEqualTo(fixed.address());
    } else {
      Network network = desired.networksByName().get(nic.network());
      assertThat(network).isNotNull();
      assertThat(network.isUsable(got.address())).isTrue();
      assertThat(network.range().contains(got.address())).isTrue();
    }
  }

  static void rootsHold(Allocation allocation, AppliedState before, DesiredState desired) {
    Map<String, Server> declared = desired.serversByName();
    List<String> members = new ArrayList<>();
    allocation
        .servers()
        .values()
        .forEach(
            server ->
                members.add(
                    Objects.requireNonNull(declared.get(server.name())).stack()
                        + "/"
                        + server.root()));
    for (AppliedStack stack : before.stacks().values()) {
      stack.servers().values().stream()
          .filter(server -> !declared.containsKey(server.name()))
          .forEach(server -> members.add(stack.name() + "/" + server.root()));
    }
    members.stream()
        .collect(Collectors.groupingBy(root -> root, Collectors.counting()))
        .forEach((root, size) -> assertThat(size).as(root).isLessThanOrEqualTo(PER_ROOT));
  }
}
