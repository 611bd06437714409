/** Tasks with UPIDs, as Proxmox VE runs and remembers them. */
@NullMarked
package io.github.proxmoxctl.lab.task;

import org.jspecify.annotations.NullMarked;
