/** An embedded Proxmox VE that the real provider can drive. */
@NullMarked
package io.github.proxmoxctl.lab;

import org.jspecify.annotations.NullMarked;
