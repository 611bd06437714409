package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.plan.RootPlan;
import io.github.proxmoxctl.terraform.RootDirectory;
import io.github.proxmoxctl.terraform.SavedPlan;
import java.util.List;

/**
 * A root with its saved plan, ready to be applied.
 *
 * @param notes what the person should know of it
 */
record PlannedRoot(
    RootScope scope,
    RootDirectory directory,
    SavedPlan saved,
    RootPlan plan,
    List<Diagnostic> notes) {

  PlannedRoot {
    notes = List.copyOf(notes);
  }

  /** One that nothing is to be said of. */
  PlannedRoot(RootScope scope, RootDirectory directory, SavedPlan saved, RootPlan plan) {
    this(scope, directory, saved, plan, List.of());
  }

  PlannedRoot noting(Diagnostic note) {
    return new PlannedRoot(scope, directory, saved, plan, List.of(note));
  }

  /** Whether applying it would do or record anything. */
  boolean hasWork() {
    return !plan.all().isEmpty() || saved.changes().changesOutputs();
  }
}
