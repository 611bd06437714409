package io.github.proxmoxctl.plan;

import io.github.proxmoxctl.model.Datastore;
import io.github.proxmoxctl.model.LiveInventory;
import io.github.proxmoxctl.model.LiveNode;
import io.github.proxmoxctl.model.LiveServer;
import io.github.proxmoxctl.model.LiveStorage;
import io.github.proxmoxctl.model.Storages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up what a {@link Capacity} tells. */
final class CapacityCount {

  /** A guest that runs, or shall. */
  private record Guest(String node, long memory) {}

  private final LiveInventory inventory;
  private final Storages storages;
  private final Map<String, Tally> memory = new HashMap<>();
  private final Map<String, Tally> cpus = new HashMap<>();
  private final SortedMap<String, Tally> space = new TreeMap<>();
  private final Map<Integer, Guest> guests = new TreeMap<>();

  CapacityCount(LiveInventory inventory, Storages storages, List<Capacity.Change> changes) {
    this.inventory = inventory;
    this.storages = storages;
    for (LiveServer live : inventory.servers().values()) {
      if (isRunning(live)) {
        tally(memory, live.node()).has(live.memory().bytes());
        tally(cpus, live.node()).has(live.cores());
        guests.put(live.vmId(), new Guest(live.node(), live.memory().bytes()));
      }
    }
    for (LiveStorage storage : inventory.storages()) {
      // a shared one is listed once for each node
      tally(space, key(storage)).hasInAll(storage.used().bytes());
    }
    changes.forEach(this::change);
  }

  private static boolean isRunning(LiveServer live) {
    return live.status().equals("running");
  }

  private void change(Capacity.Change change) {
    ResourceChange resource = change.resource();
    Footprint before = Footprint.of(resource.before());
    Footprint after = Footprint.of(resource.after());
    int vmId = vmId(resource);
    LiveServer live = inventory.servers().get(vmId);
    Footprint runs = live != null && isRunning(live) ? running(live) : null;
    Footprint shallRun = after != null && after.isRunning() ? after : null;
    move(memory, change.stack(), node(runs), bytes(runs), node(shallRun), bytes(shallRun));
    move(cpus, change.stack(), node(runs), count(runs), node(shallRun), count(shallRun));
    if (shallRun == null) {
      guests.remove(vmId);
    } else {
      guests.put(vmId, new Guest(shallRun.node(), shallRun.memory()));
    }
    Map<String, Long> had = disks(before);
    Map<String, Long> gets = disks(after);
    had.forEach((key, bytes) -> gets.putIfAbsent(key, 0L));
    gets.forEach(
        (key, bytes) ->
            tally(space, key).becomes(change.stack(), had.getOrDefault(key, 0L), bytes));
  }

  private static Footprint running(LiveServer live) {
    return new Footprint(live.node(), true, live.memory().bytes(), live.cores(), Map.of());
  }

  private static void move(
      Map<String, Tally> tallies,
      String stack,
      @Nullable String from,
      long had,
      @Nullable String to,
      long gets) {
    if (from != null && from.equals(to)) {
      tally(tallies, from).becomes(stack, had, gets);
      return;
    }
    if (from != null) {
      tally(tallies, from).becomes(stack, had, 0);
    }
    if (to != null) {
      tally(tallies, to).becomes(stack, 0, gets);
    }
  }

  private static @Nullable String node(@Nullable Footprint vm) {
    return vm == null ? null : vm.node();
  }

  private static long bytes(@Nullable Footprint vm) {
    return vm == null ? 0 : vm.memory();
  }

  private static long count(@Nullable Footprint vm) {
    return vm == null ? 0 : vm.cpus();
  }

  private static int vmId(ResourceChange resource) {
    Map<String, @Nullable Object> values =
        resource.before() == null ? resource.after() : resource.before();
    return values != null && values.get("vm_id") instanceof Number number ? number.intValue() : 0;
  }

  private Map<String, Long> disks(@Nullable Footprint vm) {
    Map<String, Long> disks = new TreeMap<>();
    if (vm != null) {
      vm.disks()
          .forEach((storage, bytes) -> disks.merge(key(storage, vm.node()), bytes, Long::sum));
    }
    return disks;
  }

  private static String key(LiveStorage storage) {
    return storage.isShared() ? storage.id() : storage.id() + "@" + storage.node();
  }

  private String key(String storage, String node) {
    boolean isShared =
        inventory.storages().stream()
            .anyMatch(listed -> listed.id().equals(storage) && listed.isShared());
    return isShared ? storage : storage + "@" + node;
  }

  private static Tally tally(Map<String, Tally> tallies, String key) {
    return tallies.computeIfAbsent(key, name -> new Tally());
  }

  Capacity count() {
    Optional<LiveNode> lost = largest();
    Map<String, Long> afterLoss = lost.map(this::afterLoss).orElse(Map.of());
    List<NodeCapacity> nodes = new ArrayList<>();
    for (LiveNode node : inventory.nodes().values()) {
      nodes.add(
          new NodeCapacity(
              node.name(),
              node.isOnline(),
              tally(memory, node.name()).load(node.memory().bytes()),
              tally(cpus, node.name()).load(node.cpus()),
              afterLoss.get(node.name())));
    }
    List<StorageCapacity> datastores = new ArrayList<>();
    space.forEach(
        (key, tally) -> {
          if (tally.isTouched()) {
            datastores.add(datastore(key, tally));
          }
        });
    return new Capacity(
        inventory.cluster(), nodes, datastores, lost.map(LiveNode::name).orElse(null));
  }

  private StorageCapacity datastore(String key, Tally tally) {
    int at = key.lastIndexOf('@');
    String id = at < 0 ? key : key.substring(0, at);
    long total =
        inventory.storages().stream()
            .filter(storage -> key(storage).equals(key))
            .mapToLong(storage -> storage.total().bytes())
            .max()
            .orElse(0);
    String name =
        storages.in(inventory.cluster()).stream()
            .filter(store -> store.storageIn(inventory.cluster()).filter(id::equals).isPresent())
            .map(Datastore::name)
            .findFirst()
            .orElse(id);
    return new StorageCapacity(name, at < 0 ? null : key.substring(at + 1), tally.load(total));
  }

  // of equal ones that with more to lose
  private Optional<LiveNode> largest() {
    List<LiveNode> online = inventory.nodes().values().stream().filter(LiveNode::isOnline).toList();
    return online.size() < 2
        ? Optional.empty()
        : online.stream()
            .max(
                Comparator.comparing((LiveNode node) -> node.memory().bytes())
                    .thenComparing(node -> tally(memory, node.name()).after())
                    .thenComparing(LiveNode::name, Comparator.reverseOrder()));
  }

  /** Its guests go, the largest first, to wherever most memory is free. */
  private Map<String, Long> afterLoss(LiveNode lost) {
    Map<String, Long> free = new TreeMap<>();
    Map<String, Long> taken = new TreeMap<>();
    for (LiveNode node : inventory.nodes().values()) {
      if (node.isOnline() && !node.name().equals(lost.name())) {
        long after = tally(memory, node.name()).after();
        taken.put(node.name(), after);
        free.put(node.name(), node.memory().bytes() - after);
      }
    }
    guests.values().stream()
        .filter(guest -> guest.node().equals(lost.name()))
        .map(Guest::memory)
        .sorted(Comparator.reverseOrder())
        .forEach(
            bytes -> {
              String node =
                  free.entrySet().stream()
                      .max(
                          Map.Entry.<String, Long>comparingByValue()
                              .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                      .orElseThrow()
                      .getKey();
              taken.merge(node, bytes, Long::sum);
              free.merge(node, -bytes, Long::sum);
            });
    return taken;
  }
}
