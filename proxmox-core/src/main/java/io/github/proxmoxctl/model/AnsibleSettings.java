package io.github.proxmoxctl.model;

import org.jspecify.annotations.Nullable;

/**
 * How servers are configured.
 *
 * @param command the executable: a name on the PATH or an absolute path
 * @param forks so many hosts are worked on at once
 * @param privateKey the SSH key that the images' users accept; null: the SSH agent's keys
 * @param hostKeys how a host's key is learned when there is none in the ledger
 */
public record AnsibleSettings(
    String command, int forks, @Nullable SecretReference privateKey, HostKeys hostKeys) {

  public static final AnsibleSettings DEFAULT =
      new AnsibleSettings("ansible-playbook", 20, null, HostKeys.AGENT);

  /** Where the first key of a host comes from; later ones must equal it. */
  public enum HostKeys {
    /** Read through the guest agent, so trusted as far as Proxmox's API is. */
    AGENT,
    /** The key that the host shows first; only for a VM that this estate created. */
    FIRST_CONTACT
  }
}
