package io.github.proxmoxctl.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A role that a host has, with what it is told there.
 *
 * @param role the role's name
 * @param variables by Ansible variable
 * @param secrets by Ansible variable
 */
public record RoleUse(
    String role,
    SortedMap<String, Variable> variables,
    SortedMap<String, SecretReference> secrets) {

  public RoleUse {
    variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
    secrets = Collections.unmodifiableSortedMap(new TreeMap<>(secrets));
  }

  /** A role as it is. */
  public static RoleUse of(String role) {
    return new RoleUse(role, new TreeMap<>(), new TreeMap<>());
  }
}
