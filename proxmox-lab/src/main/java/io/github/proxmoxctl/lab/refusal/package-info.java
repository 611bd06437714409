/** How Proxmox VE says no: a status, a text, and the parameters at fault. */
@NullMarked
package io.github.proxmoxctl.lab.refusal;

import org.jspecify.annotations.NullMarked;
