/** Rules that a schema cannot say: desired state → problems; all run, all reported; no I/O. */
@NullMarked
package io.github.proxmoxctl.validation;

import org.jspecify.annotations.NullMarked;
