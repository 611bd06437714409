/** A command as a value, the port that runs it, and the adapter that does so without surprises. */
@NullMarked
package io.github.proxmoxctl.process;

import org.jspecify.annotations.NullMarked;
