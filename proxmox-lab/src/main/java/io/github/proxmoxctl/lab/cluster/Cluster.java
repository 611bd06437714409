package io.github.proxmoxctl.lab.cluster;

import io.github.proxmoxctl.lab.refusal.Refusal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The cluster's state. Each guest is an immutable value; changes of one guest happen one after the
 * other, changes of different guests side by side.
 */
public final class Cluster {
  private static final int LOCKS = 256;
  private static final int FIRST_ID = 100;
  private static final int LAST_ID = 999_999_999;

  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Storages storages;
  private final Pools pools;
  private final Firewalls firewalls;
  private final BackupJobs backupJobs;
  private final ConcurrentSkipListMap<Integer, Guest> guests = new ConcurrentSkipListMap<>();
  private final List<ReentrantLock> locks =
      IntStream.range(0, LOCKS).mapToObj(index -> new ReentrantLock()).toList();
  private final WorldStore store;
  private final GuestObserver observer;

  /**
   * A cluster of the given shape with what the store has kept.
   *
   * @param seed the guests of a fresh world
   * @param observer follows every later change
   */
  public Cluster(
      List<Node> nodes,
      List<Storage> storages,
      Collection<Guest> seed,
      WorldStore store,
      GuestObserver observer) {
    this(nodes, new Storages(storages), seed, store, observer);
  }

  /**
   * A cluster of the given shape with what the store has kept.
   *
   * @param seed the guests of a fresh world
   * @param observer follows every later change
   */
  public Cluster(
      List<Node> nodes,
      Storages storages,
      Collection<Guest> seed,
      WorldStore store,
      GuestObserver observer) {
    this.store = store;
    this.observer = observer;
    this.storages = storages;
    nodes.forEach(node -> this.nodes.put(node.name(), node));
    WorldStore.World world = store.load();
    this.pools = new Pools(world.pools(), store::savePools);
    this.firewalls = new Firewalls(world.firewalls(), store);
    this.backupJobs = new BackupJobs(store.loadBackupJobs(), store::saveBackupJobs);
    world.guests().forEach(guest -> guests.put(guest.id(), guest));
    if (world.fresh()) {
      seed.forEach(this::add);
      store.savePools(List.of());
    }
  }

  /** The nodes, in the order of their definition. */
  public Collection<Node> nodes() {
    return List.copyOf(nodes.values());
  }

  /** The node of a name; refused as Proxmox refuses a node it cannot resolve. */
  public Node node(String name) {
    Node node = nodes.get(name);
    if (node == null) {
      throw Refusal.died(
          "hostname lookup '"
              + name
              + "' failed - failed to get address info for: "
              + name
              + ": Name or service not known");
    }
    return node;
  }

  /** The storages. */
  public Storages storages() {
    return storages;
  }

  /** The pools. */
  public Pools pools() {
    return pools;
  }

  /** The firewall's files. */
  public Firewalls firewalls() {
    return firewalls;
  }

  /** The scheduled backup jobs. */
  public BackupJobs backupJobs() {
    return backupJobs;
  }

  /** All guests by id. */
  public Collection<Guest> guests() {
    return guests.values();
  }

  /** The guests of one node. */
  public List<Guest> guests(String node) {
    return guests.values().stream().filter(guest -> guest.node().equals(node)).toList();
  }

  /** The guest of an id, wherever it is. */
  public Optional<Guest> find(int id) {
    return Optional.ofNullable(guests.get(id));
  }

  /** The guest of an id on a node. */
  public Guest guest(String node, int id) {
    node(node);
    return find(id)
        .filter(guest -> guest.node().equals(node))
        .orElseThrow(() -> Refusal.noSuchGuest(node, id));
  }

  /** The first free id, as Proxmox proposes it. */
  public int nextId() {
    return IntStream.rangeClosed(FIRST_ID, LAST_ID)
        .filter(id -> !guests.containsKey(id))
        .findFirst()
        .orElseThrow(() -> Refusal.died("unable to get any free VMID in range"));
  }

  /** Refuses an id that is taken. */
  public void requireFree(int id) {
    find(id)
        .ifPresent(
            taken -> {
              throw Refusal.died("VM " + id + " already exists on node '" + taken.node() + "'");
            });
  }

  /** Adds a guest under an id that must be free. */
  public void add(Guest guest) {
    underLock(
        guest.id(),
        () -> {
          requireFree(guest.id());
          observer.changing(null, guest);
          store.save(guest);
          guests.put(guest.id(), guest);
        });
  }

  /** Changes a guest; nothing happens if the change refuses. */
  public Guest update(String node, int id, UnaryOperator<Guest> change) {
    Guest[] result = new Guest[1];
    underLock(id, () -> result[0] = changed(guest(node, id), change));
    return result[0];
  }

  /** Changes a guest on whichever node it is; nothing happens if there is none. */
  public void update(int id, UnaryOperator<Guest> change) {
    underLock(id, () -> find(id).ifPresent(guest -> changed(guest, change)));
  }

  /** Removes a guest that does not run. */
  public void remove(String node, int id) {
    underLock(
        id,
        () -> {
          Guest guest = guest(node, id);
          requireRemovable(guest);
          observer.changing(guest, null);
          store.delete(id);
          guests.remove(id);
          pools.forget(id);
          firewalls.forget(id);
        });
  }

  /** Removes a place holder whose making failed. */
  public void discard(int id) {
    underLock(
        id,
        () -> {
          find(id).ifPresent(guest -> observer.changing(guest, null));
          store.delete(id);
          guests.remove(id);
          firewalls.forget(id);
        });
  }

  /** Refuses the removal of a guest that is protected, locked or running. */
  public static void requireRemovable(Guest guest) {
    guest.requireUnprotected("can't remove VM " + guest.id());
    guest.requireUnlocked();
    if (guest.isRunning()) {
      throw Refusal.died("VM " + guest.id() + " is running - destroy failed");
    }
  }

  private Guest changed(Guest current, UnaryOperator<Guest> change) {
    Guest changed = change.apply(current);
    if (!changed.equals(current)) {
      observer.changing(current, changed);
      store.save(changed);
      guests.put(current.id(), changed);
    }
    return changed;
  }

  private void underLock(int id, Runnable work) {
    ReentrantLock lock = locks.get(Math.floorMod(id, LOCKS));
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
  }
}
