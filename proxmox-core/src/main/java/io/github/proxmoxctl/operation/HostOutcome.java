package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.ansible.HostVerdict;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * How one host came out of a run.
 *
 * @param key its SSH key, as it was used; null when none could be learned
 * @param isTouched whether Ansible ran a task on it
 * @param changed so many tasks changed something
 * @param problem why it is not configured; null when it is
 */
record HostOutcome(
    PlannedHost host,
    HostVerdict.Kind kind,
    @Nullable String key,
    boolean isTouched,
    int changed,
    @Nullable Diagnostic problem) {

  /** One that Ansible was not asked to work on. */
  static HostOutcome notBegun(PlannedHost host, HostVerdict.Kind kind, Diagnostic problem) {
    return new HostOutcome(host, kind, null, false, 0, problem);
  }

  boolean isConfigured() {
    return kind == HostVerdict.Kind.CONFIGURED;
  }
}
