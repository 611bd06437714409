/** HTTP over TLS: routing, parameters, authentication and errors in Proxmox VE's format. */
@NullMarked
package io.github.proxmoxctl.lab.api;

import org.jspecify.annotations.NullMarked;
