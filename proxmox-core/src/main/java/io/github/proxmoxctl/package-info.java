/** The library behind every front end: ports go in, operations come out. */
@NullMarked
package io.github.proxmoxctl;

import org.jspecify.annotations.NullMarked;
