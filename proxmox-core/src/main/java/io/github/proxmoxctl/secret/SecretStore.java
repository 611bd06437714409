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
}
