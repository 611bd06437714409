package io.github.proxmoxctl.operation;

/**
 * What a plan is made for. Each has its own folders in the workspace: a look that is taken while an
 * apply runs must not replace the saved plan that is about to be applied.
 */
enum Purpose {
  /** To be shown; takes no lock. */
  LOOK("roots"),
  /** To be applied at once, under the state's lock. */
  APPLY("apply");

  private final String folder;

  Purpose(String folder) {
    this.folder = folder;
  }

  /** The folder of a root, relative to the workspace. */
  String folder(String root) {
    return folder + "/" + root;
  }
}
