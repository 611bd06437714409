package io.github.proxmoxctl.process;

import io.github.proxmoxctl.secret.Redactor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What one process says and who listens: redacts lines, passes them on one at a time, keeps the end
 * of standard error, and remembers the first thing a listener threw.
 */
final class Conversation {

  private static final int TAIL_LINES = 40;

  private final ProcessListener listener;
  private final Redactor redactor;
  private final ArrayDeque<String> tail = new ArrayDeque<>();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final Object turn = new Object();

  Conversation(ProcessListener listener, Redactor redactor) {
    this.listener = listener;
    this.redactor = redactor;
  }

  void started(RunningProcess process) {
    if (!tell(() -> listener.started(process))) {
      process.stop();
    }
  }

  void output(String line) {
    tell(() -> listener.output(redactor.redact(line)));
  }

  void error(String line) {
    tell(
        () -> {
          var redacted = redactor.redact(line);
          tail.addLast(redacted);
          if (tail.size() > TAIL_LINES) {
            tail.removeFirst();
          }
          listener.error(redacted);
        });
  }

  private boolean tell(Runnable word) {
    synchronized (turn) {
      try {
        word.run();
        return true;
      } catch (RuntimeException | Error e) {
        failure.compareAndSet(null, e);
        return false;
      }
    }
  }

  List<String> tail() {
    synchronized (turn) {
      return new ArrayList<>(tail);
    }
  }

  /** Throws what the listener threw, if it did. */
  void rethrow() {
    var thrown = failure.get();
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
  }
}
