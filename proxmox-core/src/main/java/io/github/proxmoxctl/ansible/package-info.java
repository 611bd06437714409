/**
 * Ansible: its command as a value, our playbook and roles, and what a run says as records. Verdicts
 * come from the events of our callback, never from the exit code.
 */
@NullMarked
package io.github.proxmoxctl.ansible;

import org.jspecify.annotations.NullMarked;
