/** Adapter to HashiCorp Vault and OpenBao: values and versions of secrets in KV stores. */
@NullMarked
package io.github.proxmoxctl.vault;

import org.jspecify.annotations.NullMarked;
