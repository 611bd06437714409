package io.github.proxmoxctl.ansible;

import io.github.proxmoxctl.process.ProcessListener;
import io.github.proxmoxctl.process.ProcessResult;
import io.github.proxmoxctl.process.ProcessRunner;
import io.github.proxmoxctl.secret.Redactor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs our playbook. */
public final class Playbook {

  private static final int LAST_WORDS = 20;

  private final AnsibleCommands commands;
  private final ProcessRunner runner;
  private final Redactor redactor;

  /**
   * @param environment the user's, as {@link System#getenv()} gives it
   * @param redactor knows every secret of the run
   */
  public Playbook(
      AnsibleTool tool, ProcessRunner runner, Map<String, String> environment, Redactor redactor) {
    this.commands = new AnsibleCommands(tool, environment);
    this.runner = runner;
    this.redactor = redactor;
  }

  /**
   * Runs it to its end, and ends what it left running. A failure is a result and no exception.
   *
   * @throws io.github.proxmoxctl.diagnostic.DiagnosticException only when it could not be started
   */
  public PlaybookResult run(PlaybookRun run, PlaybookListener listener) {
    var recap = new AtomicReference<@Nullable SortedMap<String, HostCounts>>();
    var words = new Words(listener);
    ProcessResult result;
    var events = EventFile.follow(run.events(), redactor, noting(recap, listener));
    try (events) {
      result = runner.run(commands.playbook(run), words);
    } finally {
      Remains.end(run.folder());
    }
    return new PlaybookResult(
        recap.get(),
        result.isStopped(),
        result.exitCode(),
        result.signal(),
        result.errorTail().isEmpty() ? words.last() : result.errorTail());
  }

  private static PlaybookListener noting(
      AtomicReference<@Nullable SortedMap<String, HostCounts>> recap, PlaybookListener listener) {
    return new PlaybookListener() {
      @Override
      public void event(AnsibleEvent event, String line) {
        if (event.kind() == AnsibleEvent.Kind.STATS) {
          recap.set(event.counts());
        }
        listener.event(event, line);
      }

      @Override
      public void output(String line) {
        listener.output(line);
      }
    };
  }

  /** Passes on what Ansible says, and keeps the end of it. */
  private static final class Words implements ProcessListener {
    private final PlaybookListener listener;
    private final Deque<String> last = new ArrayDeque<>();

    Words(PlaybookListener listener) {
      this.listener = listener;
    }

    @Override
    public void output(String line) {
      last.addLast(line);
      if (last.size() > LAST_WORDS) {
        last.removeFirst();
      }
      listener.output(line);
    }

    @Override
    public void error(String line) {
      listener.output(line);
    }

    List<String> last() {
      return List.copyOf(last);
    }
  }
}
