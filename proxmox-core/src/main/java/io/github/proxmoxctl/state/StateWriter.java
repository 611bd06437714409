package io.github.proxmoxctl.state;

import io.github.proxmoxctl.diagnostic.DiagnosticException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes the states that Terraform sends: stores what may follow, and latches a root as dirty when
 * it could not. A later state that may follow clears the latch, because each state is complete.
 */
final class StateWriter {

  /** What became of a state. */
  enum Verdict {
    STORED,
    REFUSED,
    /** The store failed; the same state may be sent again. */
    FAILED
  }

  record Answer(Verdict verdict, String why) {}

  private final StateStore store;
  private final Clock clock;

  /** Beside the marks in the store, which cannot be set on a full disk. */
  private final Map<RootName, DirtyMark> unstored = new ConcurrentHashMap<>();

  private final Map<RootName, Integer> maximumRemovals = new ConcurrentHashMap<>();

  StateWriter(StateStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  void limitRemovals(RootName root, int instances) {
    maximumRemovals.put(root, instances);
  }

  Optional<DirtyMark> dirty(RootName root) {
    var mark = unstored.get(root);
    return mark == null ? store.dirty(root) : Optional.of(mark);
  }

  /** One at a time, for all roots: a write takes a moment and a root has one Terraform. */
  synchronized Answer write(RootName root, byte[] content) {
    try {
      var refusal = refusal(root, content);
      if (refusal.isPresent()) {
        return latch(root, Verdict.REFUSED, "the state " + refusal.orElseThrow().why(), content);
      }
      var header = StateHeader.parse(content).orElseThrow();
      if (!isStored(root, content)) {
        store.write(root, header, content);
      }
      if (dirty(root).isPresent()) {
        store.clearDirty(root);
        unstored.remove(root);
      }
      return new Answer(Verdict.STORED, "");
    } catch (DiagnosticException e) {
      return latch(root, Verdict.FAILED, String.valueOf(e.getMessage()), content);
    }
  }

  /** A request that is repeated because its answer was lost. */
  private boolean isStored(RootName root, byte[] content) {
    var sha256 = StateVersion.sha256(content);
    return store.head(root).map(head -> head.sha256().equals(sha256)).orElse(false);
  }

  private Optional<StateGuard.Refusal> refusal(RootName root, byte[] content) {
    var limit = maximumRemovals.get(root);
    return StateGuard.refuseBroken(content)
        .or(
            () ->
                store
                    .head(root)
                    .flatMap(
                        head ->
                            StateGuard.refuseSuccessor(
                                head,
                                StateHeader.parse(content).orElseThrow(),
                                StateVersion.sha256(content),
                                limit == null ? OptionalInt.empty() : OptionalInt.of(limit))));
  }

  Answer latch(RootName root, Verdict verdict, String why, byte[] content) {
    var mark = new DirtyMark(why, Instant.now(clock));
    unstored.put(root, mark);
    try {
      store.markDirty(root, mark, content);
    } catch (DiagnosticException e) {
      // the same trouble again: Terraform now writes errored.tfstate, and the mark in memory holds
      // for this run; the next run finds that file
      return new Answer(verdict, why + "; " + e.getMessage());
    }
    return new Answer(verdict, why);
  }
}
