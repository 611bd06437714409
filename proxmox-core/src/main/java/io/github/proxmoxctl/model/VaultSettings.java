package io.github.proxmoxctl.model;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How HashiCorp Vault or OpenBao is reached.
 *
 * @param address {@code https://host:port}
 * @param caFile certificates to trust, relative to the infrastructure root; null: the system's
 * @param namespace null for the root namespace
 */
public record VaultSettings(
    URI address, @Nullable String caFile, @Nullable String namespace, Auth auth) {

  /** How it is logged in to. */
  public sealed interface Auth {
    /** With a token that is there already. */
    record Token(SecretReference token) implements Auth {}

    /**
     * With a role for machines.
     *
     * @param mount where the method is mounted, such as {@code approle}
     */
    record AppRole(String mount, String roleId, SecretReference secretId) implements Auth {}
  }
}
