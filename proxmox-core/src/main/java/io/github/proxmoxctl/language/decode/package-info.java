/** Documents that fit their schema, decoded into the records of the desired state. */
@NullMarked
package io.github.proxmoxctl.language.decode;

import org.jspecify.annotations.NullMarked;
