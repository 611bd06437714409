package io.github.proxmoxctl.operation;

import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What {@code status} is asked.
 *
 * @param directory a folder of the infrastructure repo
 * @param stacks the stacks to show; empty for all
 */
public record StatusRequest(Path directory, SortedSet<String> stacks) {

  public StatusRequest {
    stacks = Collections.unmodifiableSortedSet(new TreeSet<>(stacks));
  }
}
