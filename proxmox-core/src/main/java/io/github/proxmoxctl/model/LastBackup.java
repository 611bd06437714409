package io.github.proxmoxctl.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest backup of a server that has backup policies.
 *
 * @param at when it was made; null when none is seen
 * @param isSeen whether one would be seen: Proxmox VE lists none to a token that may not read it
 */
public record LastBackup(@Nullable Instant at, boolean isSeen) {

  /** Whether nobody can say if there is one. */
  public boolean isHidden() {
    return at == null && !isSeen;
  }

  /** How old it is; empty when none is seen. */
  public Optional<Duration> age(Instant now) {
    return Optional.ofNullable(at).map(made -> Duration.between(made, now));
  }
}
