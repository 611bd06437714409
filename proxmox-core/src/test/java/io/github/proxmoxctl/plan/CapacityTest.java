package io.github.proxmoxctl.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.DataSize;
import io.github.proxmoxctl.model.LiveInventory;
import io.github.proxmoxctl.model.LiveNode;
import io.github.proxmoxctl.model.LiveServer;
import io.github.proxmoxctl.model.LiveStorage;
import io.github.proxmoxctl.model.Storages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a plan takes of nodes and datastores: after it, on its way, and with a node lost. */
class CapacityTest {

  private static final long GIB = 1L << 30;

  private final SortedMap<Integer, LiveServer> guests = new TreeMap<>();
  private final SortedMap<String, LiveNode> nodes = new TreeMap<>();
  private final List<LiveStorage> storages = new ArrayList<>();
  private final List<Capacity.Change> changes = new ArrayList<>();

  CapacityTest() {
    node("pve1", true, 64);
    node("pve2", true, 64);
    storages.add(storage("ssd", "pve1", true, 1000, 400));
    storages.add(storage("ssd", "pve2", true, 1000, 400));
    storages.add(storage("local-lvm", "pve1", false, 100, 50));
    storages.add(storage("local-lvm", "pve2", false, 100, 10));
  }

  @Test
  void runningGuestsCountWhoeverMadeThem() {
    guest(100, "pve1", true, 8);
    guest(101, "pve1", false, 16);
    Load memory = node("pve1").memory();
    assertThat(List.of(memory.before(), memory.during(), memory.after())).containsOnly(8 * GIB);
    assertThat(node("pve1").cpus().after()).isEqualTo(2);
    assertThat(memory.growing()).isEmpty();
    assertThat(capacity().datastores()).isEmpty();
  }

  @Test
  void aNewServerTakesMemoryCpuAndSpace() {
    change(null, vm(200, "pve1", true, 4, 3, "ssd", 40));
    assertThat(node("pve1").memory()).isEqualTo(load(64 * GIB, 0, 4 * GIB, 4 * GIB));
    assertThat(node("pve1").cpus().after()).isEqualTo(3);
    assertThat(capacity().datastores())
        .containsExactly(
            new StorageCapacity("ssd", null, load(1000 * GIB, 400 * GIB, 440 * GIB, 440 * GIB)));
  }

  @Test
  void aServerThatShallNotRunTakesOnlySpace() {
    change(null, vm(200, "pve1", false, 4, 3, "local-lvm", 40));
    assertThat(node("pve1").memory().after()).isZero();
    assertThat(capacity().datastores())
        .singleElement()
        .extracting(StorageCapacity::title, store -> store.space().after())
        .containsExactly("local-lvm on pve1", 90 * GIB);
  }

  @Test
  void whatGoesIsNotCountedOnWhileSomethingComes() {
    guest(100, "pve1", true, 8);
    change(vm(100, "pve1", true, 8, 2, "ssd", 20), null);
    change(null, vm(200, "pve1", true, 6, 2, "ssd", 30));
    assertThat(node("pve1").memory()).isEqualTo(load(64 * GIB, 8 * GIB, 14 * GIB, 6 * GIB));
    assertThat(capacity().datastores().get(0).space())
        .isEqualTo(load(1000 * GIB, 400 * GIB, 430 * GIB, 410 * GIB));
  }

  @Test
  void whatMovesIsOnBothNodesAndItsDisksOnBothDatastores() {
    guest(100, "pve1", true, 8);
    change(
        vm(100, "pve1", true, 8, 2, "local-lvm", 20), vm(100, "pve2", true, 8, 2, "local-lvm", 20));
    assertThat(node("pve1").memory().during()).isEqualTo(8 * GIB);
    assertThat(node("pve1").memory().after()).isZero();
    assertThat(node("pve2").memory()).isEqualTo(load(64 * GIB, 0, 8 * GIB, 8 * GIB));
    assertThat(capacity().datastores())
        .extracting(StorageCapacity::title, store -> store.space().during())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("local-lvm on pve1", 50 * GIB),
            org.assertj.core.groups.Tuple.tuple("local-lvm on pve2", 30 * GIB));
  }

  @Test
  void whatIsReplacedIsGoneBeforeItComesAgain() {
    guest(100, "pve1", true, 8);
    change(vm(100, "pve1", true, 8, 2, "ssd", 20), vm(100, "pve1", true, 10, 2, "ssd", 25));
    assertThat(node("pve1").memory().during()).isEqualTo(10 * GIB);
    assertThat(capacity().datastores().get(0).space().during()).isEqualTo(405 * GIB);
  }

  @Test
  void guestsOfTheLostNodeGoWhereMostIsFreeTheLargestFirst() {
    node("pve3", true, 128);
    guest(100, "pve1", true, 40);
    guest(300, "pve3", true, 20);
    guest(301, "pve3", true, 30);
    change(null, vm(302, "pve3", true, 10, 2, "ssd", 20));
    Capacity capacity = capacity();
    assertThat(capacity.lostNode()).isEqualTo("pve3");
    assertThat(node("pve3").memoryAfterLoss()).isNull();
    // 30 and 20 to pve2, which then has 14 free; 10 to pve1, which has 24
    assertThat(node("pve2").memoryAfterLoss()).isEqualTo(50 * GIB);
    assertThat(node("pve1").memoryAfterLoss()).isEqualTo(50 * GIB);
  }

  @Test
  void ofEqualNodesTheFullerIsLost() {
    guest(100, "pve2", true, 8);
    assertThat(capacity().lostNode()).isEqualTo("pve2");
  }

  @Test
  void withOneNodeThereIsNothingToGoTo() {
    node("pve2", false, 64);
    assertThat(capacity().lostNode()).isNull();
    assertThat(node("pve1").memoryAfterLoss()).isNull();
  }

  private NodeCapacity node(String name) {
    return capacity().nodes().stream()
        .filter(node -> node.node().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Capacity capacity() {
    return Capacity.of(
        new LiveInventory("main", guests, nodes, storages), Storages.UNDECLARED, changes);
  }

  private static Load load(long total, long before, long during, long after) {
    return new Load(total, before, during, after, new java.util.TreeSet<>(List.of("shop")));
  }

  private void node(String name, boolean isOnline, int gibibytes) {
    nodes.put(name, new LiveNode(name, isOnline, 16, DataSize.ofGibibytes(gibibytes)));
  }

  private static LiveStorage storage(
      String id, String node, boolean isShared, int total, int used) {
    return new LiveStorage(
        id, node, isShared, DataSize.ofGibibytes(total), DataSize.ofGibibytes(used));
  }

  private void guest(int vmId, String node, boolean isRunning, int gibibytes) {
    guests.put(
        vmId,
        new LiveServer(
            vmId,
            "vm-" + vmId,
            node,
            isRunning ? "running" : "stopped",
            false,
            2,
            DataSize.ofGibibytes(gibibytes),
            List.of()));
  }

  private void change(
      @Nullable Map<String, @Nullable Object> before,
      @Nullable Map<String, @Nullable Object> after) {
    changes.add(
        new Capacity.Change(
            "shop",
            new ResourceChange(
                "module.server[\"x\"].proxmox_virtual_environment_vm.vm",
                "proxmox_virtual_environment_vm",
                "x",
                null,
                List.of("update"),
                before,
                after,
                Map.of(),
                List.of(),
                null,
                null,
                false)));
  }

  private static Map<String, @Nullable Object> vm(
      int vmId, String node, boolean isStarted, int memory, int cores, String storage, int disk) {
    return Map.of(
        "vm_id",
        vmId,
        "node_name",
        node,
        "started",
        isStarted,
        "memory",
        List.of(Map.of("dedicated", memory * 1024L)),
        "cpu",
        List.of(Map.of("cores", cores, "sockets", 1L)),
        "disk",
        List.of(Map.of("datastore_id", storage, "size", disk, "interface", "scsi0")));
  }
}
