package io.github.proxmoxctl.model;

/** Names where a secret is kept; never holds its value. */
public sealed interface SecretReference {

  /** A variable of the environment. */
  record Environment(String name) implements SecretReference {
    @Override
    public String toString() {
      return "{env: " + name + "}";
    }
  }

  /** A file with mode 0600, by its absolute path. */
  record File(String path) implements SecretReference {
    @Override
    public String toString() {
      return "{file: " + path + "}";
    }
  }
}
