package io.github.proxmoxctl.ledger;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What a run applied and could not record, kept on this machine.
 *
 * @param run the run's id
 * @param since when the first of its records was kept
 * @param reason why it could not be pushed
 * @param stories what happened, one line per record, oldest first
 */
public record UnrecordedRun(
    String run, Instant since, String reason, List<String> stories, Path file) {

  public UnrecordedRun {
    stories = List.copyOf(stories);
  }
}
