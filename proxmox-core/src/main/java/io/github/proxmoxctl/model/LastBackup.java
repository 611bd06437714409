package io.github.proxmoxctl.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The newest backup of a server that has backup policies.
 *
 * @param at when it was made; null when none is seen
 * @param isSeen whether one would be seen: Proxmox VE lists none to a token that may not read it
 */
public record LastBackup(@Nullable Instant at, boolean isSeen) {}
