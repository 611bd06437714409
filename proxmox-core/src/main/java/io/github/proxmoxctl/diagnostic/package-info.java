/** A problem as data: how severe, what, where (file:line:column), why, and what to do next. */
@NullMarked
package io.github.proxmoxctl.diagnostic;

import org.jspecify.annotations.NullMarked;
