package io.github.proxmoxctl.ledger;

import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.AppliedState;
import java.time.Instant;
import java.util.List;

/**
 * An entry that could not be committed, with the stacks it was made on.
 *
 * @param base the entry's stacks as the ledger had them; a stack it did not have is empty
 */
record KeptEntry(LedgerEntry entry, List<AppliedStack> base, Instant at) {

  KeptEntry {
    base = List.copyOf(base);
  }

  static KeptEntry of(LedgerEntry entry, AppliedState state, Instant at) {
    return new KeptEntry(
        entry, entry.stacks().stream().map(stack -> inState(state, stack)).toList(), at);
  }

  /** The entry made anew on what the ledger has now. */
  LedgerEntry on(AppliedState tip) {
    return entry.withStacks(
        entry.stacks().stream()
            .map(
                mine ->
                    StackMerge.reapply(
                        before(mine), mine, inState(tip, mine), entry.provenance().run()))
            .toList());
  }

  private AppliedStack before(AppliedStack mine) {
    return base.stream()
        .filter(stack -> stack.name().equals(mine.name()))
        .findFirst()
        .orElseGet(() -> AppliedStack.empty(mine.name(), mine.cluster()));
  }

  private static AppliedStack inState(AppliedState state, AppliedStack like) {
    return state
        .stacks()
        .getOrDefault(like.name(), AppliedStack.empty(like.name(), like.cluster()));
  }
}
