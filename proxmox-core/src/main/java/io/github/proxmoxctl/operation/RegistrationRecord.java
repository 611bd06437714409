package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.ledger.Ledger;
import io.github.proxmoxctl.ledger.LedgerEntry;
import io.github.proxmoxctl.ledger.Provenance;
import io.github.proxmoxctl.ledger.RecordOutcome;
import io.github.proxmoxctl.ledger.Story;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.AppliedState;
import io.github.proxmoxctl.model.RunRecord;
import io.github.proxmoxctl.model.StackRegistration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records what was registered and verified. */
final class RegistrationRecord {

  private final Surroundings around;
  private final Ledger ledger;
  private final Run run;
  private final Estate estate;

  RegistrationRecord(Surroundings around, Ledger ledger, Run run, Estate estate) {
    this.around = around;
    this.ledger = ledger;
    this.run = run;
    this.estate = estate;
  }

  /**
   * Records, unless there is nothing new.
   *
   * @param digest of what was approved
   * @param remarks what is to be said beside the stacks' own problems
   */
  RegisterMonitoringResult of(
      List<RegisteredStack> stacks, String digest, List<Diagnostic> remarks) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    stacks.forEach(
        stack ->
            stack.problems().stream()
                .filter(problem -> !diagnostics.contains(problem))
                .forEach(diagnostics::add));
    diagnostics.addAll(remarks);
    List<RegisteredStack> news = stacks.stream().filter(RegisteredStack::isNews).toList();
    @Nullable RunRecord record = null;
    @Nullable String commit = null;
    boolean isKept = true;
    if (!news.isEmpty()) {
      RunRecord written = record(news);
      record = written;
      Provenance provenance = run.provenance(digest, List.of(run.actor().toString()));
      RecordOutcome recorded = ledger.record(state -> entry(state, news, written, provenance));
      commit = recorded.commit();
      isKept = recorded.keptAt() == null;
      diagnostics.addAll(RecordNotes.of(recorded, RegisterMonitoringResult.GOAL));
    }
    return new RegisterMonitoringResult(
        outcome(stacks, isKept),
        diagnostics,
        estate.sources(),
        stacks.stream().map(RegisteredStack::story).toList(),
        record,
        commit);
  }

  private RunRecord record(List<RegisteredStack> news) {
    return new RunRecord(
        run.id(),
        RegisterMonitoringResult.GOAL,
        run.actor().toString(),
        run.started(),
        around.clock().instant(),
        estate.head().id(),
        news.stream().map(RegisteredStack::stage).toList());
  }

  private LedgerEntry entry(
      AppliedState state, List<RegisteredStack> news, RunRecord record, Provenance provenance) {
    List<AppliedStack> stacks =
        news.stream()
            .map(
                stack ->
                    state
                        .stacks()
                        .getOrDefault(
                            stack.stack(),
                            AppliedStack.empty(stack.stack(), estate.clusterOf(stack.stack())))
                        .registered(stack.registration()))
            .toList();
    return new LedgerEntry(
        Story.registered(provenance.sourceCommit(), record.stages()), stacks, provenance, record);
  }

  private static Outcome outcome(List<RegisteredStack> stacks, boolean isRecorded) {
    if (!isRecorded) {
      return Outcome.PARTLY_DONE;
    }
    if (stacks.stream().allMatch(RegisteredStack::isDone)) {
      return Outcome.OK;
    }
    boolean isPart =
        stacks.stream().map(RegisteredStack::story).anyMatch(StackRegistration::hasChanges);
    return isPart ? Outcome.PARTLY_DONE : Outcome.ERROR;
  }
}
