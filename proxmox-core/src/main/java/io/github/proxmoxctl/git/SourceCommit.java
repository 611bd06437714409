package io.github.proxmoxctl.git;

import java.time.Instant;

/**
 * The commit of the infrastructure repo that a run takes its desired state from.
 *
 * @param id 40 hexadecimal digits
 * @param date when it was committed (the committer's date, so that a rebase or a merge renews it)
 * @param author who wrote it
 */
public record SourceCommit(String id, Instant date, Actor author) {

  /** The first seven digits, as people quote a commit. */
  public String shortId() {
    return id.substring(0, 7);
  }
}
