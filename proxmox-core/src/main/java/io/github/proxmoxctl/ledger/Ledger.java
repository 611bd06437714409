package io.github.proxmoxctl.ledger;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.git.BranchSnapshot;
import io.github.proxmoxctl.git.BranchStore;
import io.github.proxmoxctl.git.BranchWrite;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.AppliedState;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What was applied and how each run went, on a branch of the infrastructure repo.
 *
 * <p>A record is never lost: what cannot be pushed is kept on this machine and blocks the next
 * intent until it is. Failures are {@link DiagnosticException}s with a code {@code ledger.*} or
 * {@code git.*}. One instance may be used by several threads.
 */
public final class Ledger {

  private final BranchStore branch;
  private final KeptRuns kept;
  private final Predicate<String> containsSecret;
  private final Clock clock;
  private final AtomicReference<@Nullable LedgerSnapshot> lastRead = new AtomicReference<>();

  /**
   * @param branch such as {@code proxmoxctl/ledger}
   * @param durable the folder that outlives the work tree; {@code unrecorded/} is made in it
   * @param containsSecret whether a text holds a secret's value
   */
  public Ledger(BranchStore branch, Path durable, Predicate<String> containsSecret, Clock clock) {
    this.branch = branch;
    this.kept = new KeptRuns(durable);
    this.containsSecret = containsSecret;
    this.clock = clock;
  }

  /** The ledger as it is now; asks the remote. */
  public LedgerSnapshot read() {
    return decoded(branch.read());
  }

  /** The ledger as it was when this clone last saw it; no network. */
  public LedgerSnapshot readRemembered() {
    return decoded(branch.readRemembered());
  }

  /**
   * Notes what a run is about to create, before its first write to the cluster, so that whatever
   * becomes of the run its servers are found by id and UUID.
   *
   * @param stack with its cluster for the first record of a stack
   * @param servers those that do not exist yet
   * @return empty when there are none
   * @throws DiagnosticException if it could not be recorded, or if something is unrecorded: then
   *     nothing may be created
   */
  public Optional<RecordOutcome> recordIntent(
      String stack, String cluster, Provenance provenance, List<AppliedServer> servers) {
    refuseWhileUnrecorded();
    if (servers.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        commit(
            state -> {
              AppliedStack before =
                  state.stacks().getOrDefault(stack, AppliedStack.empty(stack, cluster));
              return new LedgerEntry(
                  Story.intending(servers.size()),
                  List.of(Intents.noted(before, provenance.run(), servers)),
                  provenance,
                  null);
            }));
  }

  /**
   * Records what was applied. What the stacks' servers fulfil of the intents is cleared.
   *
   * @param change from what the ledger has to what it should have; asked again when somebody else
   *     recorded in between
   * @return where the record is; when it could not be pushed it is kept, and the outcome says why
   * @throws DiagnosticException {@code ledger.secret}, or {@code ledger.notKept}
   */
  public RecordOutcome record(Function<AppliedState, LedgerEntry> change) {
    // it is bounded, and told to stop is when a record matters most
    boolean wasInterrupted = Thread.interrupted();
    try {
      return recordOrKeep(new Attempts(change, clock));
    } finally {
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private RecordOutcome recordOrKeep(Attempts attempts) {
    try {
      pushUnrecorded();
      return commit(attempts::entryFor);
    } catch (DiagnosticException e) {
      if (e.diagnostics().stream().anyMatch(d -> d.code().equals(LedgerProblems.SECRET))) {
        throw e;
      }
      return keep(attempts, e.diagnostics());
    } catch (RuntimeException unforeseen) {
      // whatever it is, what was applied must be written down somewhere
      return keep(attempts, List.of(LedgerProblems.unforeseen(unforeseen)));
    }
  }

  private RecordOutcome keep(Attempts attempts, List<Diagnostic> why) {
    KeptEntry entry = attempts.last().orElseGet(() -> attempts.on(lastKnown()));
    LedgerChange.of(entry.entry(), entry.at(), containsSecret);
    Path file = kept.alone(() -> kept.keep(entry, why.get(0).summary()));
    return new RecordOutcome(null, file, why);
  }

  private AppliedState lastKnown() {
    LedgerSnapshot known = lastRead.get();
    return known == null ? readRemembered().state() : known.state();
  }

  // a goal looks more than once whether the ledger has moved; what a commit says never changes, and
  // of a thousand servers it is a megabyte
  private LedgerSnapshot decoded(BranchSnapshot files) {
    LedgerSnapshot known = lastRead.get();
    if (known != null && known.commit().isPresent() && known.commit().equals(files.commit())) {
      return known;
    }
    LedgerSnapshot read = LedgerReader.read(branch.name(), files);
    lastRead.set(read);
    return read;
  }

  /** What waits to be recorded, oldest first; while there is any, no intent is recorded. */
  public List<UnrecordedRun> unrecorded() {
    return kept.all().stream()
        .map(
            run ->
                new UnrecordedRun(
                    run.run(),
                    run.since(),
                    run.reason(),
                    run.entries().stream().map(entry -> entry.entry().story()).toList(),
                    kept.file(run.run())))
        .toList();
  }

  /**
   * Records what was kept, in order, on what the ledger has now.
   *
   * @throws DiagnosticException when it still cannot be pushed, or contradicts later records; what
   *     is not committed stays kept
   */
  public List<RecordOutcome> pushUnrecorded() {
    return kept.all().isEmpty() ? List.of() : kept.alone(this::pushAll);
  }

  private List<RecordOutcome> pushAll() {
    List<RecordOutcome> outcomes = new ArrayList<>();
    for (List<KeptRun> waiting = kept.all(); !waiting.isEmpty(); waiting = kept.all()) {
      KeptRun oldest = waiting.get(0);
      outcomes.add(commit(oldest.entries().get(0)::on));
      kept.committed(oldest);
    }
    return outcomes;
  }

  private void refuseWhileUnrecorded() {
    List<UnrecordedRun> waiting = unrecorded();
    if (!waiting.isEmpty()) {
      throw LedgerProblems.unrecorded(
          waiting.stream().map(UnrecordedRun::run).toList(),
          kept.folder(),
          waiting.get(0).reason());
    }
  }

  private RecordOutcome commit(Function<AppliedState, LedgerEntry> change) {
    BranchWrite written =
        branch.write(
            files -> {
              LedgerEntry entry = change.apply(decoded(files).state());
              return Optional.of(LedgerChange.of(entry, clock.instant(), containsSecret));
            });
    List<Diagnostic> notes =
        written.isPublished() ? List.of() : List.of(LedgerProblems.localOnly(branch.name()));
    return new RecordOutcome(written.commit(), null, notes);
  }
}
