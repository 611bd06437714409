package io.github.proxmoxctl.workspace;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Objects;

/** The words for a file system that does not do what we need. */
final class Problems {

  private Problems() {}

  static DiagnosticException cannotWrite(Path file, IOException e) {
    return problem("workspace.write", "cannot write " + file + ": " + reason(e), remedy(file, e));
  }

  static DiagnosticException cannotRead(Path file, IOException e) {
    return problem("workspace.read", "cannot read " + file + ": " + reason(e), remedy(file, e));
  }

  static DiagnosticException inTheWay(Path path) {
    return problem(
        "workspace.link",
        path + " is a symbolic link or no folder, and we write through none",
        "remove it or move it away");
  }

  private static DiagnosticException problem(String code, String summary, String remedy) {
    return DiagnosticException.error(Diagnostic.error(code, summary, null).next(remedy));
  }

  /** What the system said, without the path that our message has already. */
  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileSystemException fileSystem && fileSystem.getReason() != null) {
      return fileSystem.getReason();
    }
    return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
  }

  private static String remedy(Path file, IOException e) {
    var reason = reason(e);
    if (reason.contains("No space left") || reason.contains("quota")) {
      return "free space on the file system of " + file + ", then run the command again";
    }
    if (reason.contains("Read-only")) {
      return "mount the file system of " + file + " writable, or work in another folder";
    }
    if (e instanceof AccessDeniedException) {
      return "give this user access to " + file.getParent() + ", or run as its owner";
    }
    return "check " + file + " and its file system";
  }
}
