package io.github.proxmoxctl.lab.cluster;

import io.github.proxmoxctl.lab.refusal.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The pools of the cluster; a guest is in one at most. */
public final class Pools {
  private final NavigableMap<String, Pool> byId = new TreeMap<>();
  private final Consumer<Collection<Pool>> store;

  Pools(Collection<Pool> pools, Consumer<Collection<Pool>> store) {
    pools.forEach(pool -> byId.put(pool.id(), pool));
    this.store = store;
  }

  /** All pools by id. */
  public synchronized Collection<Pool> all() {
    return List.copyOf(byId.values());
  }

  /** The pool of an id. */
  public synchronized Pool require(String id) {
    Pool pool = byId.get(id);
    if (pool == null) {
      throw Refusal.died("pool '" + id + "' does not exist");
    }
    return pool;
  }

  /** The pool that a guest is in. */
  public synchronized Optional<Pool> of(int guest) {
    return byId.values().stream().filter(pool -> pool.guests().contains(guest)).findFirst();
  }

  /** Adds an empty pool. */
  public synchronized void create(String id, String comment) {
    if (byId.containsKey(id)) {
      throw Refusal.died("create pool failed: pool '" + id + "' already exists");
    }
    put(new Pool(id, comment, new TreeSet<>()));
  }

  /** Changes a pool's comment. */
  public synchronized void comment(String id, String comment) {
    put(new Pool(id, comment, require(id).guests()));
  }

  /** Adds guests. */
  public synchronized void add(String id, Collection<Integer> guests) {
    Pool pool = require(id);
    for (int guest : guests) {
      of(guest)
          .ifPresent(
              other -> {
                throw Refusal.died(
                    other.id().equals(id)
                        ? "VM " + guest + " is already a pool member"
                        : "VM " + guest + " belongs already to pool '" + other.id() + "'");
              });
    }
    TreeSet<Integer> members = new TreeSet<>(pool.guests());
    members.addAll(guests);
    put(pool.withGuests(members));
  }

  /** Takes guests out. */
  public synchronized void remove(String id, Collection<Integer> guests) {
    Pool pool = require(id);
    TreeSet<Integer> members = new TreeSet<>(pool.guests());
    for (int guest : guests) {
      if (!members.remove(guest)) {
        throw Refusal.died("VM " + guest + " is not a pool member");
      }
    }
    put(pool.withGuests(members));
  }

  /** Removes an empty pool. */
  public synchronized void delete(String id) {
    Pool pool = require(id);
    if (!pool.guests().isEmpty()) {
      String members =
          pool.guests().stream().map(guest -> "VM " + guest).collect(Collectors.joining(", "));
      throw Refusal.died("pool '" + id + "' is not empty (contains " + members + ")");
    }
    byId.remove(id);
    store.accept(all());
  }

  /** Forgets a guest that is gone. */
  synchronized void forget(int guest) {
    of(guest).ifPresent(pool -> remove(pool.id(), List.of(guest)));
  }

  private void put(Pool pool) {
    byId.put(pool.id(), pool);
    store.accept(all());
  }
}
