package io.github.proxmoxctl.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The one plan.
 *
 * @param estate the pipeline's name
 * @param commit abbreviated commit of the infrastructure repo, with {@code +changes} when the work
 *     tree differs
 * @param pins tool, module and provider that it was made with
 * @param stacks by name
 * @param digest stands for all of it
 */
public record Plan(String estate, String commit, Pins pins, List<StackPlan> stacks, Digest digest) {

  public Plan {
    stacks = List.copyOf(stacks);
  }

  public static Plan of(String estate, String commit, Pins pins, List<StackPlan> stacks) {
    List<StackPlan> sorted =
        stacks.stream().sorted(Comparator.comparing(StackPlan::stack)).toList();
    List<Object> parts = new ArrayList<>(List.of("plan", estate));
    sorted.stream().map(StackPlan::digest).forEach(parts::add);
    return new Plan(estate, commit, pins, sorted, Digest.of(parts));
  }

  public boolean hasChanges() {
    return stacks.stream().anyMatch(StackPlan::hasChanges);
  }

  /** Whether some stack changes in one of these layers. */
  public boolean hasChanges(Collection<Layer> layers) {
    return stacks.stream().anyMatch(stack -> layers.stream().anyMatch(stack::hasChanges));
  }
}
