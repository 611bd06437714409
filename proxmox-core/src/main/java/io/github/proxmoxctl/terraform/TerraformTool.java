package io.github.proxmoxctl.terraform;

import java.nio.file.Path;

/**
 * The program that is used, found and checked.
 *
 * @param executable absolute
 */
public record TerraformTool(Path executable, Flavour flavour, ToolVersion version) {

  /** The oldest that has what we use: adopting by {@code import} with {@code for_each}. */
  public static final ToolVersion MINIMUM = new ToolVersion(1, 11, 0);

  /** Whose program it is. */
  public enum Flavour {
    TERRAFORM("Terraform", "terraform.lock.hcl", "registry.terraform.io"),
    OPENTOFU("OpenTofu", "tofu.lock.hcl", "registry.opentofu.org");

    private final String title;
    private final String lockFile;
    private final String registry;

    Flavour(String title, String lockFile, String registry) {
      this.title = title;
      this.lockFile = lockFile;
      this.registry = registry;
    }

    /** The registry that a provider without one is of; states name it. */
    public String registry() {
      return registry;
    }

    /** What its provider lock file is called in the infrastructure repo. */
    public String lockFile() {
      return lockFile;
    }

    @Override
    public String toString() {
      return title;
    }
  }

  /** {@code Terraform 1.11.4}. */
  public String title() {
    return flavour + " " + version;
  }
}
