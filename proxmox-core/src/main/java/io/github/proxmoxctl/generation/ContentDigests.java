package io.github.proxmoxctl.generation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands for the Ansible content that decides a host's configuration.
 *
 * @param playbook of the playbook and what it includes
 * @param roles of each Ansible role by name, ours and the infrastructure repo's
 * @param requirements of the collections that the infrastructure repo asks for; null: none
 */
public record ContentDigests(
    String playbook, Map<String, String> roles, @Nullable String requirements) {

  public ContentDigests {
    roles = Map.copyOf(roles);
  }
}
