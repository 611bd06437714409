package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.state.RootName;
import io.github.proxmoxctl.state.UnfinishedApplies;
import io.github.proxmoxctl.state.UnfinishedApply;
import io.github.proxmoxctl.workspace.PrivateFolder;
import java.nio.file.Files;
import java.nio.file.Path;

/** The newest state of a root lies where Terraform left it: it could not be stored. */
final class UnsavedState {

  private UnsavedState() {}

  /**
   * Refuses to plan on a state that is older than what Terraform did.
   *
   * @throws DiagnosticException if a state is still to be taken in
   */
  static void refuse(PrivateFolder durable, RootName root) {
    for (UnfinishedApply apply : new UnfinishedApplies(durable).of(root)) {
      if (!apply.isRunning() && Files.isRegularFile(apply.erroredState())) {
        throw DiagnosticException.error(of(root, apply.erroredState()));
      }
    }
  }

  /**
   * What to do about it.
   *
   * @param file the only copy
   */
  static Diagnostic of(RootName root, Path file) {
    return Diagnostic.error(
            "state.unsaved", "the newest state of " + root + " could not be stored", null)
        .because("the only copy is " + file + ": keep it")
        .next(
            "free space, or make the folder of the states writable again, then run proxmoxctl state"
                + " recover "
                + root);
  }
}
