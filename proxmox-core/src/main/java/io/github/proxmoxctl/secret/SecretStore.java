package io.github.proxmoxctl.secret;

import io.github.proxmoxctl.model.SecretReference;

/** Port to where secrets are kept. */
@FunctionalInterface
public interface SecretStore {

  /**
   * The value that a reference names.
   *
   * @throws io.github.proxmoxctl.diagnostic.DiagnosticException when it is missing, empty or not
   *     private enough; the message names the reference, never a value
   */
  Secret read(SecretReference reference);

  /**
   * Which version a reference names now; its value is not read.
   *
   * @throws io.github.proxmoxctl.diagnostic.DiagnosticException when the store cannot be asked
   */
  default SecretVersion versionOf(SecretReference reference) {
    return new SecretVersion(SecretVersion.State.UNVERSIONED, null);
  }
}
