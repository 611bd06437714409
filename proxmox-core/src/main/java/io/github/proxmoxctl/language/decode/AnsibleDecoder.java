package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.model.AnsibleSettings;
import io.github.proxmoxctl.model.AnsibleSettings.HostKeys;

/** How servers are configured and logged in to: {@code ansible} and {@code ssh} of a Pipeline. */
final class AnsibleDecoder {

  private AnsibleDecoder() {}

  static AnsibleSettings settings(Fields spec, Draft draft) {
    Fields ansible = spec.map("ansible");
    Fields ssh = spec.map("ssh");
    boolean hasVault = spec.map("secrets").has("vault");
    return new AnsibleSettings(
        ansible.text("command", AnsibleSettings.DEFAULT.command()),
        ansible.number("forks", AnsibleSettings.DEFAULT.forks()),
        ssh.has("privateKey")
            ? SecretReferenceDecoder.decode(ssh.map("privateKey"), hasVault, draft)
            : null,
        ssh.text("hostKeys", "agent").equals("agent") ? HostKeys.AGENT : HostKeys.FIRST_CONTACT);
  }
}
