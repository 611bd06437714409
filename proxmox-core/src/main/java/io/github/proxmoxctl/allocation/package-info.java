/**
 * VM ids, addresses, MACs, slots, node and root of each server: a pure function of the desired and
 * the applied state.
 */
@NullMarked
package io.github.proxmoxctl.allocation;

import org.jspecify.annotations.NullMarked;
