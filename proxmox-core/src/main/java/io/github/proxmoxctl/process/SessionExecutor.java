package io.github.proxmoxctl.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteException;
import org.apache.commons.exec.ExecuteResultHandler;
import org.apache.commons.exec.PumpStreamHandler;
import org.jspecify.annotations.Nullable;

/**
 * Commons Exec, with what it hides made visible: the process itself (and so its id and its own exit
 * code; commons-exec reports 0 for some killed processes and an invented number after a late pump)
 * and the failure to start. What is left to it is the pumping. No watchdog is ever set.
 */
final class SessionExecutor extends DefaultExecutor implements ExecuteResultHandler {

  private final List<String> argv;
  private final Command.Stop stop;
  private final Consumer<RunningProcess> onStart;
  private final @Nullable Spool spool;
  private volatile @Nullable RunningProcess running;
  private volatile @Nullable ExecuteException failure;

  /**
   * @param patience how long output is still read after the process ended, when a grandchild keeps
   *     the pipe open
   */
  @SuppressWarnings("deprecation") // only the builder is not, and it makes no subclass
  SessionExecutor(
      List<String> argv,
      Command command,
      @Nullable Spool spool,
      LineSink output,
      LineSink error,
      Duration patience,
      Consumer<RunningProcess> onStart) {
    this.argv = List.copyOf(argv);
    this.stop = command.stop();
    this.onStart = onStart;
    this.spool = spool;
    var pump =
        spool == null
            ? new PumpStreamHandler(output, error, input(command))
            : follow(spool, output, error);
    pump.setStopTimeout(patience);
    setStreamHandler(pump);
    setWorkingDirectory(command.directory().toFile());
    setExitValues(null);
  }

  private static @Nullable InputStream input(Command command) {
    var input = command.input();
    return input == null
        ? null
        : new ByteArrayInputStream(input.reveal().getBytes(StandardCharsets.UTF_8));
  }

  private PumpStreamHandler follow(Spool from, LineSink output, LineSink error) {
    return new PumpStreamHandler(output, error) {
      @Override
      public void setProcessOutputStream(InputStream nothing) {
        super.setProcessOutputStream(from.output(SessionExecutor.this::isRunning));
      }

      @Override
      public void setProcessErrorStream(InputStream nothing) {
        super.setProcessErrorStream(from.error(SessionExecutor.this::isRunning));
      }
    };
  }

  private boolean isRunning() {
    var process = running;
    return process != null && process.process().isAlive();
  }

  /**
   * The overload that commons-exec calls; the one with a {@code File} is never called. It starts
   * our own list of words: a {@link CommandLine} trims each of them, quoted or not.
   */
  @Override
  protected Process launch(CommandLine command, Map<String, String> environment, Path directory)
      throws IOException {
    var builder = new ProcessBuilder(argv).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    if (spool != null) {
      spool.attach(builder);
    }
    var started = new RunningProcess(builder.start(), stop);
    running = started;
    onStart.accept(started);
    return started.process();
  }

  /**
   * Starts the command and waits for its end and its output. The waiting thread may be interrupted:
   * the process is then asked to stop, and waiting goes on.
   *
   * @throws IOException when the command could not be started
   */
  RunningProcess runToEnd(Map<String, String> environment) throws IOException {
    // on a thread of its own, because commons-exec's own reaction to an interrupt loses the process
    execute(new CommandLine(argv.get(0)), environment, this);
    boolean isInterrupted = false;
    while (getExecutorThread().isAlive()) {
      try {
        getExecutorThread().join();
      } catch (InterruptedException e) {
        isInterrupted = true;
        var process = running;
        if (process != null) {
          process.stop();
        }
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
    var process = running;
    if (process != null) {
      process.awaitEnd();
      return process;
    }
    var thrown = failure;
    throw thrown == null ? new IOException("it did not start") : thrown;
  }

  @Override
  public void onProcessComplete(int exitValue) {}

  @Override
  public void onProcessFailed(ExecuteException e) {
    failure = e;
  }
}
