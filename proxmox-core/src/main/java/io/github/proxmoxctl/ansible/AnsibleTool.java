package io.github.proxmoxctl.ansible;

import java.nio.file.Path;

/**
 * The program that is used, found and checked.
 *
 * @param executable {@code ansible-playbook}, absolute
 * @param endsWithUs whether this machine can have it end when we are killed ({@code setpriv
 *     --pdeathsig} of util-linux 2.33)
 */
public record AnsibleTool(Path executable, AnsibleVersion version, boolean endsWithUs) {

  /** {@code ansible-core 2.16.19}. */
  public String title() {
    return "ansible-core " + version;
  }
}
