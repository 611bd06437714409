package io.github.proxmoxctl.plan;

import io.github.proxmoxctl.diagnostic.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the plan does to the configuration of one host.
 *
 * @param roles the roles it gets, in order
 * @param reasons why, in the words of the YAML: {@code web: nginx upstreams change}; for a host
 *     from scratch empty
 * @param location where the host is declared
 * @param digest stands for all that decides its configuration, whatever it was before
 */
public record HostChange(
    String host,
    Kind kind,
    List<String> roles,
    List<String> reasons,
    @Nullable Location location,
    Digest digest) {

  public HostChange {
    roles = List.copyOf(roles);
    reasons = List.copyOf(reasons);
  }

  /** How much of the host is new. */
  public enum Kind {
    /** It was never configured to its end. */
    FROM_SCRATCH,
    CHANGED
  }
}
