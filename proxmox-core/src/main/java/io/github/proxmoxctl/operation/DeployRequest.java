package io.github.proxmoxctl.operation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What {@code deploy} is asked.
 *
 * @param directory a folder of the infrastructure repo
 * @param stacks the stacks to deploy; empty for all
 * @param approve the digest that is approved, or null to take the last plan in the workspace
 * @param lockTimeout how long to wait for a stack that another run holds
 */
public record DeployRequest(
    Path directory, SortedSet<String> stacks, @Nullable String approve, Duration lockTimeout) {

  public DeployRequest {
    stacks = Collections.unmodifiableSortedSet(new TreeSet<>(stacks));
  }

  DeployRequest approving(String digest) {
    return new DeployRequest(directory, stacks, digest, lockTimeout);
  }
}
