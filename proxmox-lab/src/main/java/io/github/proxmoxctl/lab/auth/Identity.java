package io.github.proxmoxctl.lab.auth;

import java.util.Set;

/**
 * Who calls.
 *
 * @param id {@code user@realm} or {@code user@realm!token}
 * @param privileges what the caller may do, everywhere
 */
public record Identity(String id, Set<String> privileges) {
  /** Keeps its own copy. */
  public Identity {
    privileges = Set.copyOf(privileges);
  }

  /** Whether the caller has a privilege. */
  public boolean may(String privilege) {
    return privileges.contains(privilege);
  }
}
