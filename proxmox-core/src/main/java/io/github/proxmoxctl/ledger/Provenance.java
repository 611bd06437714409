package io.github.proxmoxctl.ledger;

import io.github.proxmoxctl.git.Actor;
import io.github.proxmoxctl.model.RunRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a record comes from: the trailers of its commit.
 *
 * @param run the run's id
 * @param actor who ran it; also the commit's author
 * @param sourceCommit the commit of the infrastructure repo
 * @param planDigest the digest that was approved
 * @param approvedBy people, in the order they approved
 * @param request the merge request, by its URL or number
 */
public record Provenance(
    String run,
    Actor actor,
    @Nullable String sourceCommit,
    @Nullable String planDigest,
    List<String> approvedBy,
    @Nullable String request,
    String toolVersion) {

  public Provenance {
    if (!RunRecord.isId(run)) {
      throw new IllegalArgumentException("a run's id names a file");
    }
    approvedBy = List.copyOf(approvedBy);
  }
}
