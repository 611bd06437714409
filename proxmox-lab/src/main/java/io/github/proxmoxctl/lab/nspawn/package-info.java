/** Hosts as systemd-nspawn containers on an overlay, in network namespaces of their own. */
@NullMarked
package io.github.proxmoxctl.lab.nspawn;

import org.jspecify.annotations.NullMarked;
