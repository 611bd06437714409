package io.github.proxmoxctl.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code terraform show -json <saved plan>} says of one root.
 *
 * @param changes all resource changes, no-ops included, in Terraform's order
 * @param drift what changed outside since the last apply
 * @param changesOutputs whether an output value differs
 * @param isErrored whether the plan is incomplete because of an error
 */
public record RootChanges(
    List<ResourceChange> changes,
    List<ResourceChange> drift,
    boolean changesOutputs,
    boolean isErrored) {

  public RootChanges {
    changes = List.copyOf(changes);
    drift = List.copyOf(drift);
  }

  /** What changed outside of the thing that a change is about; null for nothing. */
  @Nullable ResourceChange driftOf(ResourceChange change) {
    return drift.stream()
        .filter(
            drifted ->
                drifted.address().equals(change.address())
                    || drifted.address().equals(change.previousAddress()))
        .findFirst()
        .orElse(null);
  }
}
