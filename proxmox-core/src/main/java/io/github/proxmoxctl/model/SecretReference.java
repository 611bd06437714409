package io.github.proxmoxctl.model;

import org.jspecify.annotations.Nullable;

/** Names where a secret is kept; never holds its value. */
public sealed interface SecretReference {

  /** A variable of the environment. */
  record Environment(String name) implements SecretReference {
    @Override
    public String toString() {
      return "{env: " + name + "}";
    }
  }

  /**
   * A key of a secret in Vault's or OpenBao's KV store, version 2.
   *
   * @param mount where the store is mounted, such as {@code secret}
   * @param path within the mount, such as {@code proxmox}
   * @param version null for the newest
   */
  record Vault(String mount, String path, String key, @Nullable Integer version)
      implements SecretReference {
    @Override
    public String toString() {
      return "{vault: "
          + mount
          + "/"
          + path
          + ", key: "
          + key
          + (version == null ? "" : ", version: " + version)
          + "}";
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
