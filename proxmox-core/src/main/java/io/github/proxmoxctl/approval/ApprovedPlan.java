package io.github.proxmoxctl.approval;

import io.github.proxmoxctl.plan.Change;
import io.github.proxmoxctl.plan.Digest;
import io.github.proxmoxctl.plan.HostChange;
import io.github.proxmoxctl.plan.Pins;
import io.github.proxmoxctl.plan.Plan;
import io.github.proxmoxctl.plan.RootPlan;
import io.github.proxmoxctl.plan.StackPlan;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was approved, change by change: the part of a plan's JSON that a run compares with.
 *
 * @param stacks by name
 * @param plannedRoots {@code shop/r01}: the roots that Terraform planned for it; of the others the
 *     cluster's list alone was looked at
 */
public record ApprovedPlan(
    Digest digest, Pins pins, SortedMap<String, Stack> stacks, SortedSet<String> plannedRoots) {

  public ApprovedPlan {
    plannedRoots = Collections.unmodifiableSortedSet(new TreeSet<>(plannedRoots));
    stacks = Collections.unmodifiableSortedMap(new TreeMap<>(stacks));
  }

  /**
   * A stack's part.
   *
   * @param changes the digest of each change of a server
   * @param hosts the configuration that each changed host gets, by its name
   * @param monitoring all that monitoring shall know of the stack; null where the plan said nothing
   *     of it
   */
  public record Stack(
      Digest digest,
      Set<Digest> changes,
      SortedMap<String, Digest> hosts,
      @Nullable Digest monitoring) {

    public Stack {
      changes = Set.copyOf(changes);
      hosts = Collections.unmodifiableSortedMap(new TreeMap<>(hosts));
    }

    static Stack of(StackPlan plan) {
      SortedMap<String, Digest> hosts = new TreeMap<>();
      for (HostChange change : plan.configuration().changes()) {
        hosts.put(change.host(), change.digest());
      }
      return new Stack(
          plan.digest(),
          plan.all().stream().map(Change::digest).collect(Collectors.toSet()),
          hosts,
          plan.monitoring().desired());
    }
  }

  /** All of a plan: what a person approves who saw just that. */
  public static ApprovedPlan of(Plan plan) {
    SortedMap<String, Stack> stacks = new TreeMap<>();
    plan.stacks().forEach(stack -> stacks.put(stack.stack(), Stack.of(stack)));
    SortedSet<String> planned = new TreeSet<>();
    for (StackPlan stack : plan.stacks()) {
      stack.roots().stream()
          .filter(RootPlan::isPlanned)
          .forEach(root -> planned.add(stack.stack() + "/" + root.root()));
    }
    return new ApprovedPlan(plan.digest(), plan.pins(), stacks, planned);
  }

  /** Whether a typed text names this plan or one of its stacks. */
  public boolean isNamedBy(String typed) {
    return digest.isNamedBy(typed)
        || stacks.values().stream().anyMatch(stack -> stack.digest().isNamedBy(typed));
  }

  /** Reads what {@code plan} or {@link #json} wrote; empty when the text is not that. */
  public static Optional<ApprovedPlan> parse(String json) {
    return ApprovedPlanJson.read(json);
  }

  /** The same as a text that {@link #parse} reads: a plan's JSON cut down to what is compared. */
  public String json() {
    return ApprovedPlanJson.write(this);
  }
}
