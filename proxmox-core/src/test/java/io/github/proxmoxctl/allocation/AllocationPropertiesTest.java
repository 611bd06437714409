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
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every estate: checked on many generated ones, each named by its seed. */
class AllocationPropertiesTest {

  private static final Instant DATE = Instant.parse("2026-11-23T00:00:00Z");
  private static final int PER_ROOT = 4;
  private static final VmIdRange RESERVED = new VmIdRange(1020, 1060);

  static List<Long> seeds() {
    return LongStream.rangeClosed(1, 150).boxed().toList();
  }

  private static DesiredState estate(List<Spec> specs) {
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

  private static Allocation allocate(List<Spec> specs, AppliedState applied) {
    return Allocator.allocate(estate(specs), applied, DATE);
  }

  private static AppliedState record(AppliedState before, List<Spec> specs, Allocation allocation) {
    return Recorded.after(before, estate(specs), allocation, DATE);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyServerGetsEverythingAndNothingTwice(long seed) {
    Random random = new Random(seed);
    List<Spec> specs = Spec.generate(random, 1 + random.nextInt(25), "a");
    Allocation first = allocate(specs, AppliedState.empty());
    holdsTogether(specs, first, AppliedState.empty());
    AppliedState applied = record(AppliedState.empty(), specs, first);
    List<Spec> changed = changed(random, specs);
    holdsTogether(changed, allocate(changed, applied), applied);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void allocatingAgainOnWhatWasAppliedChangesNothing(long seed) {
    Random random = new Random(seed);
    List<Spec> specs = Spec.generate(random, 1 + random.nextInt(25), "a");
    Allocation first = allocate(specs, AppliedState.empty());
    Allocation again = allocate(specs, record(AppliedState.empty(), specs, first));
    assertThat(again).isEqualTo(first);
    assertThat(again.moves()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfTheInputDoesNotMatter(long seed) {
    Random random = new Random(seed);
    List<Spec> specs = Spec.generate(random, 1 + random.nextInt(25), "a");
    Allocation first = allocate(specs, AppliedState.empty());
    AppliedState applied = record(AppliedState.empty(), specs, first);
    List<Spec> more = new ArrayList<>(specs);
    more.addAll(Spec.generate(random, random.nextInt(8), "b"));
    List<Spec> shuffled = new ArrayList<>(more);
    Collections.shuffle(shuffled, random);
    assertThat(allocate(shuffled, applied)).isEqualTo(allocate(more, applied));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatOthersGainOrLoseMovesNothing(long seed) {
    Random random = new Random(seed);
    List<Spec> specs = Spec.generate(random, 2 + random.nextInt(20), "a");
    AppliedState applied = AppliedState.empty();
    for (int round = 0; round < 4; round++) {
      Allocation before = allocate(specs, applied);
      applied = record(applied, specs, before);
      List<Spec> after = changed(random, specs);
      Allocation now = allocate(after, applied);
      keepsWhatStayed(specs, before, after, now);
      specs = after;
    }
  }

  /** Servers come and go, disks and interfaces come, go and change places. */
  private static List<Spec> changed(Random random, List<Spec> specs) {
    List<Spec> changed = new ArrayList<>();
    for (Spec spec : specs) {
      switch (random.nextInt(5)) {
        case 0 -> {}
        case 1 -> {
          List<String> disks = new ArrayList<>(Spec.some(random, spec.disks()));
          disks.add(random.nextInt(disks.size() + 1), "new" + random.nextInt(1000));
          changed.add(spec.withDisks(disks));
        }
        case 2 -> {
          List<Spec.Nic> nics = new ArrayList<>(Spec.some(random, spec.nics()));
          nics.add(
              random.nextInt(nics.size() + 1),
              new Spec.Nic("new" + random.nextInt(1000), "app", new Server.Address.Auto()));
          changed.add(spec.withNics(nics));
        }
        default -> changed.add(spec);
      }
    }
    changed.addAll(
        Spec.generate(random, random.nextInt(4), "x" + random.nextInt(1000)).stream()
            // fixed addresses of a second generation would meet those of the first
            .map(spec -> spec.withNics(List.of()))
            .toList());
    Collections.shuffle(changed, random);
    return changed;
  }

  private static void keepsWhatStayed(
      List<Spec> before, Allocation old, List<Spec> after, Allocation now) {
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

  private static void holdsTogether(List<Spec> specs, Allocation allocation, AppliedState before) {
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

  private static void slotsHoldTogether(Server server, AppliedServer given) {
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

  private static void addressHolds(
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

  private static void rootsHold(Allocation allocation, AppliedState before, DesiredState desired) {
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
