package io.github.proxmoxctl.lab;

import java.nio.file.Path;

/** Another process serves the directory. */
public final class LabInUseException extends RuntimeException {
  LabInUseException(Path directory, String holder) {
    super(
        "the lab in "
            + directory
            + " is in use by "
            + holder
            + "; stop that lab or choose another directory");
  }
}
