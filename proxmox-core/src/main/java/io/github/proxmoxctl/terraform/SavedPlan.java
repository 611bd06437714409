package io.github.proxmoxctl.terraform;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.plan.RootChanges;
import java.util.List;

/**
 * A plan on disk and what it says.
 *
 * @param warnings what Terraform and the provider warned of
 */
public record SavedPlan(PlanOptions options, RootChanges changes, List<Diagnostic> warnings) {

  public SavedPlan {
    warnings = List.copyOf(warnings);
  }

  /** The same, to be applied with so many resources at a time. */
  public SavedPlan withParallelism(int parallelism) {
    return new SavedPlan(options.withParallelism(parallelism), changes, warnings);
  }
}
