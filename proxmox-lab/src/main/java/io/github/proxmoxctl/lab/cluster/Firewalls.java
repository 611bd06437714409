package io.github.proxmoxctl.lab.cluster;

import io.github.proxmoxctl.lab.refusal.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The firewall's files. Like Proxmox's they are the cluster's and not a node's, and a guest without
 * one reads as a guest that set nothing, be it there or not.
 */
public final class Firewalls {

  /** The name of the cluster's file; a guest's is its id. */
  public static final String CLUSTER = "cluster";

  private final Map<String, FirewallConfig> files = new HashMap<>();
  private final WorldStore store;

  Firewalls(Map<String, FirewallConfig> files, WorldStore store) {
    this.files.putAll(files);
    this.store = store;
  }

  /** The name of a guest's file. */
  public static String of(int guest) {
    return Integer.toString(guest);
  }

  /** What a file says. */
  public synchronized FirewallConfig get(String file) {
    return files.getOrDefault(file, FirewallConfig.EMPTY);
  }

  /** Changes a file; nothing happens if the change refuses. */
  public synchronized void change(String file, UnaryOperator<FirewallConfig> change) {
    FirewallConfig before = get(file);
    FirewallConfig after = change.apply(before);
    if (!after.equals(before)) {
      store.saveFirewall(file, after);
      files.put(file, after);
    }
  }

  /** The group of a name. */
  public synchronized FirewallConfig.Group group(String name) {
    return Optional.ofNullable(get(CLUSTER).groups().get(name))
        .orElseThrow(() -> Refusal.died("no such security group '" + name + "'"));
  }

  /** Makes a group without rules. */
  public synchronized void createGroup(String name, String comment) {
    if (get(CLUSTER).groups().containsKey(name)) {
      throw Refusal.parameter("group", "Security group '" + name + "' already exists");
    }
    changeGroups(groups -> groups.put(name, new FirewallConfig.Group(comment, List.of())));
  }

  /**
   * Renames a group, in the rules that refer to it too, and comments it.
   *
   * @param comment empty to keep the old one
   */
  public synchronized void renameGroup(String from, String to, Optional<String> comment) {
    NavigableMap<String, FirewallConfig.Group> groups = get(CLUSTER).groups();
    if (!groups.containsKey(from)) {
      throw Refusal.parameter("group", "Security group '" + from + "' does not exist");
    }
    if (!from.equals(to) && groups.containsKey(to)) {
      throw Refusal.parameter("group", "Security group '" + to + "' does already exist");
    }
    changeGroups(
        changed -> {
          FirewallConfig.Group group = Objects.requireNonNull(changed.remove(from));
          changed.put(to, new FirewallConfig.Group(comment.orElse(group.comment()), group.rules()));
        });
    if (!from.equals(to)) {
      List.copyOf(files.keySet()).forEach(file -> change(file, it -> it.renamed(from, to)));
    }
  }

  /** Removes a group without rules. Proxmox does not look who refers to it. */
  public synchronized void deleteGroup(String name) {
    if (!group(name).rules().isEmpty()) {
      throw Refusal.died("Security group '" + name + "' is not empty");
    }
    changeGroups(groups -> groups.remove(name));
  }

  /** Gives a clone its source's file. */
  public synchronized void copy(int from, int to) {
    change(of(to), none -> get(of(from)));
  }

  /** Forgets a guest that is gone. */
  synchronized void forget(int guest) {
    if (files.remove(of(guest)) != null) {
      store.deleteFirewall(of(guest));
    }
  }

  private void changeGroups(
      java.util.function.Consumer<NavigableMap<String, FirewallConfig.Group>> change) {
    change(
        CLUSTER,
        config ->
            config.withGroups(
                groups -> {
                  change.accept(groups);
                  return groups;
                }));
  }
}
