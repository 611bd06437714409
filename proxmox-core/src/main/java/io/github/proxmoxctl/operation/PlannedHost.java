package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.generation.ConfigurationParts;
import io.github.proxmoxctl.generation.Host;
import io.github.proxmoxctl.generation.HostConfiguration;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.plan.Digest;
import io.github.proxmoxctl.plan.HostChange;
import org.jspecify.annotations.Nullable;

/**
 * A host with what it shall be configured to.
 *
 * @param parts all that decides it
 * @param digest of those parts
 * @param change null when it is configured so already
 * @param exists whether there is such a host, as far as the ledger knows
 */
record PlannedHost(
    HostConfiguration configuration,
    ConfigurationParts parts,
    Digest digest,
    @Nullable HostChange change,
    boolean exists) {

  String name() {
    return configuration.name();
  }

  Host host() {
    return configuration.host();
  }

  /** The VM; null for a host that is not ours. */
  @Nullable AppliedServer given() {
    return host() instanceof Host.OfServer ours ? ours.given() : null;
  }

  /** Which machine it is: another one has another SSH key. */
  String uuid() {
    AppliedServer given = given();
    return given == null ? "" : given.uuid();
  }

  boolean isFromScratch() {
    return change != null && change.kind() == HostChange.Kind.FROM_SCRATCH;
  }
}
