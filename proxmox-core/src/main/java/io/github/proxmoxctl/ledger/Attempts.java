package io.github.proxmoxctl.ledger;

import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.AppliedState;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Computes an entry as often as it is asked, and remembers the last one in case it must be kept.
 */
final class Attempts {

  private final Function<AppliedState, LedgerEntry> change;
  private final Clock clock;
  private @Nullable KeptEntry last;

  Attempts(Function<AppliedState, LedgerEntry> change, Clock clock) {
    this.change = change;
    this.clock = clock;
  }

  LedgerEntry entryFor(AppliedState state) {
    return on(state).entry();
  }

  KeptEntry on(AppliedState state) {
    LedgerEntry entry = change.apply(state);
    List<AppliedStack> settled =
        entry.stacks().stream()
            .map(stack -> Intents.settled(stack, entry.provenance().run(), entry.run()))
            .toList();
    KeptEntry made = KeptEntry.of(entry.withStacks(settled), state, clock.instant());
    last = made;
    return made;
  }

  Optional<KeptEntry> last() {
    return Optional.ofNullable(last);
  }
}
