package io.github.proxmoxctl.model;

import java.util.List;

/**
 * A person's account in the guest.
 *
 * @param sshKeys exactly these open the account
 * @param groups beside its own
 * @param hasSudo whether it may become root
 * @param isAbsent whether the account goes, if it is there
 */
public record User(
    String name,
    List<String> sshKeys,
    List<String> groups,
    String shell,
    boolean hasSudo,
    boolean isAbsent) {

  public User {
    sshKeys = List.copyOf(sshKeys);
    groups = List.copyOf(groups);
  }
}
