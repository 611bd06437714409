package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.model.AnsibleSettings;
import io.github.proxmoxctl.model.AnsibleSettings.HostKeys;

/** How servers are configured and logged in to: {@code ansible} and {@code ssh} of a Pipeline. */
final class AnsibleDecoder {

  private AnsibleDecoder() {}

  static AnsibleSettings settings(Fields spec) {
    Fields ansible = spec.map("ansible");
    Fields ssh = spec.map("ssh");
    return new AnsibleSettings(
        ansible.text("command", AnsibleSettings.DEFAULT.command()),
        ansible.number("forks", AnsibleSettings.DEFAULT.forks()),
        ssh.has("privateKey") ? SecretReferences.of(ssh.map("privateKey")) : null,
        ssh.text("hostKeys", "agent").equals("agent") ? HostKeys.AGENT : HostKeys.FIRST_CONTACT);
  }
}
