package io.github.proxmoxctl.terraform;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.plan.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers, in a root's {@code .terraform}, what {@code init} made it ready for: the program, the
 * configuration and the provider lock file. For the same the next {@code init} would change
 * nothing. That the providers are still there and still those of the lock file is checked by
 * Terraform itself at every plan.
 */
final class InitMark {

  private static final String NAME = "proxmoxctl-init";

  private final TerraformTool tool;
  private final RootDirectory root;

  InitMark(TerraformTool tool, RootDirectory root) {
    this.tool = tool;
    this.root = root;
  }

  /** Whether the root is ready as it is. */
  boolean isSet() {
    try {
      // Terraform's record of the backend: without it every command asks for an init
      return Files.isRegularFile(root.dataFolder().resolve("terraform.tfstate"))
          && Files.isRegularFile(file())
          && Files.readString(file()).equals(digest());
    } catch (IOException e) {
      // then init finds out, and says what is wrong
      return false;
    }
  }

  /** Before an init: one that is killed leaves a root that is not ready. */
  void clear() {
    try {
      Files.deleteIfExists(file());
    } catch (IOException e) {
      throw DiagnosticException.error(
          Diagnostic.error("workspace.write", "cannot remove " + file(), null)
              .because(e.toString())
              .next("check the permissions of its file system"));
    }
  }

  /** After an init that succeeded. A mark that cannot be made costs an init, no more. */
  void set() {
    try {
      PlainFile.keep(file(), digest());
    } catch (IOException | DiagnosticException e) {
      clear();
    }
  }

  private Path file() {
    return root.dataFolder().resolve(NAME);
  }

  private String digest() throws IOException {
    Path program = tool.executable();
    List<@Nullable Object> parts = new ArrayList<>();
    parts.add(program);
    parts.add(tool.title());
    parts.add(Files.size(program));
    parts.add(Files.getLastModifiedTime(program));
    parts.add(root.isLockFileReadOnly());
    parts.add(Files.exists(root.lockFile()) ? Files.readString(root.lockFile()) : null);
    for (Path file : configuration()) {
      parts.add(root.path().relativize(file));
      parts.add(Files.readString(file, StandardCharsets.UTF_8));
    }
    return Digest.of(parts).hex();
  }

  private List<Path> configuration() throws IOException {
    try (var files = Files.walk(root.path())) {
      return files
          .filter(file -> !file.startsWith(root.dataFolder()) && isConfiguration(file))
          .sorted()
          .toList();
    }
  }

  private static boolean isConfiguration(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".tf")
        || name.endsWith(".tf.json")
        || name.endsWith(".tofu")
        || name.endsWith(".tofu.json");
  }
}
