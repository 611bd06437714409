package io.github.proxmoxctl.process;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether this run was told to stop, and by what: {@link Outcome#INTERRUPTED} (Ctrl-C) or {@link
 * Outcome#TERMINATED}. Stopping is asked for once; whoever runs something registers what to do
 * then, and everyone else asks between steps.
 */
public final class Interruption {

  private final Map<Object, Runnable> actions = new LinkedHashMap<>();
  private @Nullable Outcome requested;

  /** How the run ends if it was told to stop. */
  public synchronized Optional<Outcome> requested() {
    return Optional.ofNullable(requested);
  }

  /** Tells the run to stop; only the first call counts. */
  public void request(Outcome outcome) {
    List<Runnable> toRun;
    synchronized (this) {
      if (requested != null) {
        return;
      }
      requested = outcome;
      toRun = new ArrayList<>(actions.values());
    }
    toRun.forEach(Runnable::run);
  }

  /**
   * Runs the action when the run is told to stop, or now if it was.
   *
   * @return takes the action back
   */
  public Runnable onRequest(Runnable action) {
    var key = new Object();
    boolean isLate;
    synchronized (this) {
      isLate = requested != null;
      if (!isLate) {
        actions.put(key, action);
      }
    }
    if (isLate) {
      action.run();
    }
    return () -> withdraw(key);
  }

  private synchronized void withdraw(Object key) {
    actions.remove(key);
  }

  /**
   * Goes on only if nobody asked to stop.
   *
   * @param next what would come now, for the message
   * @throws DiagnosticException with the outcome that was asked for
   */
  public void check(String next) {
    requested()
        .ifPresent(
            outcome -> {
              var how = outcome == Outcome.INTERRUPTED ? "interrupted" : "terminated";
              throw new DiagnosticException(
                  outcome,
                  Diagnostic.error("run.stopped", how + " before: " + next, null)
                      .next("run the same command again; it goes on from what is recorded"));
            });
  }
}
