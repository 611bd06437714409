/** Real Linux hosts behind running guests: what one needs, and the port through which they act. */
@NullMarked
package io.github.proxmoxctl.lab.host;

import org.jspecify.annotations.NullMarked;
