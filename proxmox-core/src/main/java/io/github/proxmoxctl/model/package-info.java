/** Immutable records of the desired state, of what was applied and of what lives; no I/O. */
@NullMarked
package io.github.proxmoxctl.model;

import org.jspecify.annotations.NullMarked;
