package io.github.proxmoxctl.terraform;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** Files without secrets that Terraform reads: replaced whole, and only when they differ. */
final class PlainFile {

  private PlainFile() {}

  static Path keep(Path file, String content) {
    keep(file, content.getBytes(StandardCharsets.UTF_8));
    return file;
  }

  static void keep(Path file, byte[] content) {
    try {
      if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content)) {
        return;
      }
      var folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      var part = Files.createTempFile(folder, ".", ".part");
      try {
        Files.write(part, content);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw DiagnosticException.error(
          Diagnostic.error("workspace.write", "cannot write " + file, null)
              .because(e.toString())
              .next("check the space and the permissions of its file system"));
    }
  }
}
