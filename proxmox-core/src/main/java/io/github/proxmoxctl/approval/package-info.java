/** Which digest is approved, and whether a fresh plan stays within it. */
@NullMarked
package io.github.proxmoxctl.approval;

import org.jspecify.annotations.NullMarked;
