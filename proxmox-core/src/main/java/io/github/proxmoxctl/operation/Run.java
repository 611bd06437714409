package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.git.Actor;
import io.github.proxmoxctl.git.SourceCommit;
import io.github.proxmoxctl.ledger.Provenance;
import java.time.Instant;
import java.util.List;

/** One run of a goal that changes something. */
record Run(String id, Actor actor, SourceCommit head, Instant started, String toolVersion) {

  static Run start(Site site, Surroundings around, Estate estate) {
    Instant now = around.clock().instant();
    return new Run(RunId.of(now), site.git().actor(), estate.head(), now, around.toolVersion());
  }

  Provenance provenance(String planDigest, List<String> approvedBy) {
    return new Provenance(id, actor, head.id(), planDigest, approvedBy, null, toolVersion);
  }
}
