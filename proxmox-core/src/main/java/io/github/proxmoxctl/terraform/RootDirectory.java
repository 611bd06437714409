package io.github.proxmoxctl.terraform;

import java.nio.file.Path;

/**
 * One root module, ready to be run: a folder that holds {@code *.tf} and {@code
 * *.auto.tfvars.json}.
 *
 * @param name {@code <stack>/<root>}, for messages
 * @param path absolute
 * @param isLockFileReadOnly whether {@code .terraform.lock.hcl} was put there and must not change;
 *     else {@code init} may write it
 */
public record RootDirectory(
    String name,
    Path path,
    StateAddress state,
    ProviderAccess provider,
    boolean isLockFileReadOnly) {

  public RootDirectory {
    if (!path.isAbsolute()) {
      throw new IllegalArgumentException("the path of a root is absolute: " + path);
    }
  }

  /** Terraform's own folder in the root. */
  public Path dataFolder() {
    return path.resolve(".terraform");
  }

  /** The provider lock file, where Terraform wants it. */
  public Path lockFile() {
    return path.resolve(".terraform.lock.hcl");
  }

  /** What Terraform leaves when the backend refused a state: the only copy of it. */
  public Path erroredState() {
    return path.resolve("errored.tfstate");
  }

  /** What an apply says, while it runs; it stays behind when its run was killed. */
  public Path applyOutput() {
    return path.resolve("apply.jsonl");
  }
}
