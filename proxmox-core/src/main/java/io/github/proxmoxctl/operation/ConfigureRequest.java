package io.github.proxmoxctl.operation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What {@code configure} is asked.
 *
 * @param directory a folder of the infrastructure repo
 * @param stacks the stacks to configure; empty for all
 * @param approve the digest that is approved, or null to take the last plan in the workspace
 * @param lockTimeout how long to wait for a stack that another run holds
 * @param isAll whether hosts are configured that the ledger has as configured so already
 * @param limit the hosts to configure; empty for all of the stacks
 * @param forks so many hosts at once; null: as the pipeline says
 * @param repin servers whose pinned SSH key is learned anew, because it was changed on purpose
 * @param bootTimeout how long to wait for the SSH of a server that is new
 */
public record ConfigureRequest(
    Path directory,
    SortedSet<String> stacks,
    @Nullable String approve,
    Duration lockTimeout,
    boolean isAll,
    SortedSet<String> limit,
    @Nullable Integer forks,
    SortedSet<String> repin,
    Duration bootTimeout) {

  /** How long a new server may take to boot, unless said otherwise. */
  public static final Duration BOOT_TIMEOUT = Duration.ofMinutes(5);

  public ConfigureRequest {
    stacks = Collections.unmodifiableSortedSet(new TreeSet<>(stacks));
    limit = Collections.unmodifiableSortedSet(new TreeSet<>(limit));
    repin = Collections.unmodifiableSortedSet(new TreeSet<>(repin));
  }
}
