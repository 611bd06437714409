package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.ledger.Ledger;
import io.github.proxmoxctl.ledger.UnrecordedRun;
import io.github.proxmoxctl.state.DirectoryStackLocks;
import io.github.proxmoxctl.state.LockRecord;
import io.github.proxmoxctl.state.StackLocks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Why a plan, which takes no lock, may be outdated as soon as it is made. */
final class Cautions {

  private Cautions() {}

  /** Runs that hold a stack, and records that the ledger does not have yet. */
  static List<Diagnostic> of(Site site, Ledger ledger, Set<String> stacks) {
    List<Diagnostic> cautions = new ArrayList<>();
    StackLocks locks = new DirectoryStackLocks(site.durable());
    for (String stack : stacks) {
      holder(locks, stack).ifPresent(holder -> cautions.add(busy(stack, holder)));
    }
    ledger.unrecorded().forEach(run -> cautions.add(unrecorded(run)));
    return cautions;
  }

  // apply says what is wrong with a lock that cannot be read
  private static Optional<LockRecord> holder(StackLocks locks, String stack) {
    try {
      return locks.holder(stack);
    } catch (DiagnosticException e) {
      return Optional.empty();
    }
  }

  private static Diagnostic busy(String stack, LockRecord holder) {
    return holder.isAbandoned()
        ? Diagnostic.warning(
                "stack.abandoned",
                "stack %s is still locked by %s, which was killed".formatted(stack, holder.title()),
                null)
            .next("proxmoxctl state unlock " + stack + ", then apply: it goes on from there")
        : Diagnostic.warning(
                "stack.busy",
                "stack %s is being changed by %s".formatted(stack, holder.title()),
                null)
            .because("the plan shows how far that run is at this moment")
            .next("plan again when it has ended");
  }

  /** What a run did and the ledger does not know. */
  static Diagnostic unrecorded(UnrecordedRun run) {
    return Diagnostic.warning(
            "ledger.unrecorded",
            "what run %s did is not recorded in the ledger yet".formatted(run.run()),
            null)
        .because(String.join("\n", run.stories()) + "\nkept in " + run.file())
        .next("the next apply records it first; until that succeeds nothing more is applied");
  }
}
