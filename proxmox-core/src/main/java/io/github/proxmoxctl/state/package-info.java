/**
 * Terraform's state: the in-process http backend, the store behind it, the lock of a stack, the
 * check before a plan and the recovery after a kill.
 */
@NullMarked
package io.github.proxmoxctl.state;

import org.jspecify.annotations.NullMarked;
