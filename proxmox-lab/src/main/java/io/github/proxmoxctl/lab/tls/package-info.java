/** The lab's certificate authority and server certificate. */
@NullMarked
package io.github.proxmoxctl.lab.tls;

import org.jspecify.annotations.NullMarked;
