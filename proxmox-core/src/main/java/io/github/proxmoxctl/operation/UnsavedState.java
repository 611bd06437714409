package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.state.RootName;
import java.nio.file.Path;

/** The newest state of a root lies where Terraform left it: it could not be stored. */
final class UnsavedState {

  private UnsavedState() {}

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
            "free space, or make the folder of the states writable again, then apply again: it"
                + " takes that state in first. By itself: proxmoxctl state recover "
                + root);
  }
}
