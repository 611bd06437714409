/** Faults that somebody asks for: what a cluster's bad days look like to its clients. */
@NullMarked
package io.github.proxmoxctl.lab.fault;

import org.jspecify.annotations.NullMarked;
