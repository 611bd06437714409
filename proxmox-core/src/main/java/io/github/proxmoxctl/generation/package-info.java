/** Desired state to files as values, in a deterministic order. */
@NullMarked
package io.github.proxmoxctl.generation;

import org.jspecify.annotations.NullMarked;
