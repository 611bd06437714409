package io.github.proxmoxctl.operation;

import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What {@code drift} is asked.
 *
 * @param directory a folder of the infrastructure repo
 * @param stacks the stacks to look at; empty for all
 * @param isAll whether every root is compared value by value, also where nothing seems to have
 *     changed
 * @param isDetailedExitCode whether drift ends with its own exit code
 */
public record DriftRequest(
    Path directory, SortedSet<String> stacks, boolean isAll, boolean isDetailedExitCode) {

  public DriftRequest {
    stacks = Collections.unmodifiableSortedSet(new TreeSet<>(stacks));
  }
}
