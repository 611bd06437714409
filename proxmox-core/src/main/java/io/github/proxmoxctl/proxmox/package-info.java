/** The Proxmox VE API: what a cluster runs, read over TLS with a token. */
@NullMarked
package io.github.proxmoxctl.proxmox;

import org.jspecify.annotations.NullMarked;
