/**
 * The one plan: changes with their effects, in the words of the YAML, and their digests; no I/O.
 */
@NullMarked
package io.github.proxmoxctl.plan;

import org.jspecify.annotations.NullMarked;
