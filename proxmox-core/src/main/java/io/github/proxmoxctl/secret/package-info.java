/** Secrets that cannot be read by accident, where they come from, and how they stay out of text. */
@NullMarked
package io.github.proxmoxctl.secret;

import org.jspecify.annotations.NullMarked;
