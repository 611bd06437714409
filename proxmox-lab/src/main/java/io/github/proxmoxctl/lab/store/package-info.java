/** The lab's directory: who holds it, and the files that survive a restart. */
@NullMarked
package io.github.proxmoxctl.lab.store;

import org.jspecify.annotations.NullMarked;
