package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.ledger.Ledger;
import io.github.proxmoxctl.ledger.UnrecordedRun;
import io.github.proxmoxctl.state.DirectoryStackLocks;
import io.github.proxmoxctl.state.LockRecord;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Why a plan, which takes no lock, may be outdated as soon as it is made. */
final class Cautions {

  private Cautions() {}

  /** Runs that hold a stack, and records that the ledger does not have yet. */
  static List<Diagnostic> of(Site site, Ledger ledger, Set<String> stacks) {
    List<Diagnostic> cautions = new ArrayList<>();
    // apply says what is wrong with a lock that cannot be read
    SortedMap<String, LockRecord> held = new DirectoryStackLocks(site.durable()).holders();
    new LinkedHashSet<>(held.values())
        .forEach(holder -> busy(holder, held, stacks).ifPresent(cautions::add));
    ledger.unrecorded().forEach(run -> cautions.add(unrecorded(run)));
    return cautions;
  }

  private static Optional<Diagnostic> busy(
      LockRecord holder, SortedMap<String, LockRecord> held, Set<String> stacks) {
    List<String> its =
        stacks.stream().filter(stack -> holder.equals(held.get(stack))).sorted().toList();
    if (its.isEmpty()) {
      return Optional.empty();
    }
    String subject =
        its.size() == 1
            ? "stack " + its.get(0) + " is"
            : "stacks " + String.join(", ", its) + " are";
    return Optional.of(
        holder.isAbandoned()
            ? Diagnostic.warning(
                    "stack.abandoned",
                    "%s still locked by %s, which was killed".formatted(subject, holder.title()),
                    null)
                .next(holder.unlocking(held) + ", then apply: it goes on from there")
            : Diagnostic.warning(
                    "stack.busy", "%s being changed by %s".formatted(subject, holder.title()), null)
                .because("the plan shows how far that run is at this moment")
                .next("plan again when it has ended"));
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
