/** The simulated cluster: nodes, storages, guests and what each operation does to them. */
@NullMarked
package io.github.proxmoxctl.lab.cluster;

import org.jspecify.annotations.NullMarked;
