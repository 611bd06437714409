package io.github.proxmoxctl.operation;

import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What {@code plan} is asked.
 *
 * @param directory a folder of the infrastructure repo
 * @param stacks the stacks to plan; empty for all
 * @param isAll whether every root is planned, also where nothing seems to have changed
 * @param isDetailedExitCode whether present changes end with their own exit code
 * @param comment whether and where the plan is told to a pull request
 */
public record PlanRequest(
    Path directory,
    SortedSet<String> stacks,
    boolean isAll,
    boolean isDetailedExitCode,
    CommentOptions comment) {

  public PlanRequest {
    stacks = Collections.unmodifiableSortedSet(new TreeSet<>(stacks));
  }
}
