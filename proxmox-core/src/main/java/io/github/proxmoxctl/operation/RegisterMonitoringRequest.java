package io.github.proxmoxctl.operation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What {@code register-monitoring} is asked.
 *
 * @param directory a folder of the infrastructure repo
 * @param stacks the stacks to register; empty for all
 * @param approve the digest that is approved, or null to take the last plan in the workspace
 * @param lockTimeout how long to wait for a stack that another run holds
 * @param verifyTimeout how long to wait for Prometheus to take up what was written; null: two
 *     scrape intervals and ten seconds
 */
public record RegisterMonitoringRequest(
    Path directory,
    SortedSet<String> stacks,
    @Nullable String approve,
    Duration lockTimeout,
    @Nullable Duration verifyTimeout) {

  public RegisterMonitoringRequest {
    stacks = Collections.unmodifiableSortedSet(new TreeSet<>(stacks));
  }
}
