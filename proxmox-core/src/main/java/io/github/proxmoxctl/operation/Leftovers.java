package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.state.OverlaidStates;
import io.github.proxmoxctl.state.RootName;
import io.github.proxmoxctl.state.StateRecovery;
import io.github.proxmoxctl.state.StateStore;
import io.github.proxmoxctl.state.UnfinishedApplies;
import io.github.proxmoxctl.state.UnfinishedApply;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What killed runs left behind: a Terraform that still works, and the state it could not send.
 * Looked for under the stacks' locks and before anything is planned.
 */
final class Leftovers {

  private final UnfinishedApplies applies;
  private final List<UnfinishedApply> found = new ArrayList<>();

  private Leftovers(Site site) {
    this.applies = new UnfinishedApplies(site.durable());
  }

  /** Waits for their end and takes in their states. */
  static Leftovers settle(
      Site site, Surroundings around, Estate estate, Set<String> stacks, StateStore store) {
    Leftovers leftovers = new Leftovers(site);
    StateRecovery recovery = new StateRecovery(store);
    for (RootName root : roots(estate, stacks, store)) {
      for (UnfinishedApply apply : leftovers.applies.of(root)) {
        if (apply.isRunning()) {
          around.progress().say(root + ": waiting for the Terraform of run " + apply.run());
        }
        leftovers.applies.awaitEnd(
            apply, () -> around.interruption().check("the end of run " + apply.run()));
        recovery
            .takeIn(root, apply.erroredState())
            .ifPresent(
                version ->
                    around
                        .progress()
                        .say(root + ": took in the state that run " + apply.run() + " left"));
        leftovers.found.add(apply);
      }
    }
    return leftovers;
  }

  /**
   * The states as the next apply will find them, for those who only look: with what killed runs
   * left laid over them. Changes nothing, so that it needs no lock.
   */
  static StateStore seen(
      Site site, Surroundings around, Estate estate, Set<String> stacks, StateStore store) {
    UnfinishedApplies applies = new UnfinishedApplies(site.durable());
    StateStore seen = new OverlaidStates(store, around.clock());
    StateRecovery recovery = new StateRecovery(seen);
    for (RootName root : roots(estate, stacks, store)) {
      for (UnfinishedApply apply : applies.of(root)) {
        // one that still works has left nothing yet
        if (!apply.isRunning() && recovery.readIn(root, apply.erroredState()).isPresent()) {
          around.progress().say(root + ": looking at the state that run " + apply.run() + " left");
        }
      }
    }
    return seen;
  }

  // a run that was killed in its first second left an intent and no applied server
  private static Set<RootName> roots(Estate estate, Set<String> stacks, StateStore store) {
    Set<RootName> roots = new TreeSet<>();
    store.roots().stream().filter(root -> stacks.contains(root.stack())).forEach(roots::add);
    for (String stack : stacks) {
      estate.roots(stack).forEach(root -> roots.add(new RootName(stack, root)));
    }
    return roots;
  }

  /** Forgets them, once this run has recorded how things are. */
  void forget() {
    found.forEach(applies::forget);
  }
}
