/** The forge that holds the infrastructure repo: one sticky comment per request, and a status. */
@NullMarked
package io.github.proxmoxctl.forge;

import org.jspecify.annotations.NullMarked;
