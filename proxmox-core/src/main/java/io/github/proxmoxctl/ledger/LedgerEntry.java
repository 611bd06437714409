package io.github.proxmoxctl.ledger;

import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.RunRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One commit's worth of truth.
 *
 * @param story what happened, in a few words that continue "{@code shop: }"; see {@link Story}
 * @param stacks the whole new content of each stack that changed
 * @param run how the run has gone so far, null to leave the runs alone
 */
public record LedgerEntry(
    String story, List<AppliedStack> stacks, Provenance provenance, @Nullable RunRecord run) {

  public LedgerEntry {
    stacks = List.copyOf(stacks);
    if (run != null && !run.id().equals(provenance.run())) {
      throw new IllegalArgumentException("the run and its provenance have different ids");
    }
  }

  LedgerEntry withStacks(List<AppliedStack> others) {
    return new LedgerEntry(story, others, provenance, run);
  }
}
