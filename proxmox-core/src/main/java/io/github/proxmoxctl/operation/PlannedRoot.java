package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.plan.RootPlan;
import io.github.proxmoxctl.terraform.RootDirectory;
import io.github.proxmoxctl.terraform.SavedPlan;

/** A root with its saved plan, ready to be applied. */
record PlannedRoot(RootScope scope, RootDirectory directory, SavedPlan saved, RootPlan plan) {

  /** Whether applying it would do or record anything. */
  boolean hasWork() {
    return !plan.changes().isEmpty() || saved.changes().changesOutputs();
  }
}
