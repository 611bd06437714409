package io.github.proxmoxctl.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.secret.Redactor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class CommonsExecStopTest {

  private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin:/bin");

  @TempDir Path folder;

  private final Redactor redactor = new Redactor();
  private final Interruption interruption = new Interruption();
  private final ProcessRunner runner =
      new CommonsExecRunner(redactor, interruption, Duration.ofMillis(500));

  @Test
  void stopsWithOneSignalAndWaitsHoweverLongTheEndTakes() throws Exception {
    var heard = new Recorder();
    var run =
        CompletableFuture.supplyAsync(
            () ->
                runner.run(
                    shell(
                        "n=0; trap 'n=$((n+1))' TERM; echo ready; i=0;"
                            + " while [ $i -lt 10 ]; do sleep 0.1; i=$((i+1)); done;"
                            + " echo signals $n; exit 0"),
                    heard));
    heard.await("ready");
    interruption.request(Outcome.INTERRUPTED);
    interruption.request(Outcome.TERMINATED);
    heard.started.join().stop();

    var result = run.get(20, TimeUnit.SECONDS);

    assertThat(heard.output).containsExactly("ready", "signals 1");
    assertThat(result.exitCode()).isZero();
    assertThat(result.isStopped()).isTrue();
    assertThat(result.isSuccess()).isFalse();
    assertThat(interruption.requested()).contains(Outcome.INTERRUPTED);
  }

  @Test
  void interruptsWhatEndsInOrderOnlyThen() throws Exception {
    var heard = new Recorder();
    var command =
        new Command(
            // a shell that was started with SIGINT ignored could not set a trap for it
            List.of(
                "env",
                "--default-signal=INT",
                "sh",
                "-c",
                "trap 'echo int; exit 9' INT; trap 'echo term; exit 8' TERM; echo ready;"
                    + " while :; do sleep 0.1; done"),
            ENVIRONMENT,
            Map.of(),
            folder,
            true,
            null,
            null,
            Command.Stop.INTERRUPT);
    var run = CompletableFuture.supplyAsync(() -> runner.run(command, heard));
    heard.await("ready");
    interruption.request(Outcome.INTERRUPTED);
    var result = run.get(20, TimeUnit.SECONDS);
    assertThat(heard.output).containsExactly("ready", "int");
    assertThat(result.isStopped()).isTrue();
  }

  @Test
  void startsNothingOnceTheRunIsToStop() {
    interruption.request(Outcome.TERMINATED);
    assertThatThrownBy(() -> runner.run(shell("touch made"), new Recorder()))
        .isInstanceOfSatisfying(
            DiagnosticException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.TERMINATED));
    assertThat(folder.resolve("made")).doesNotExist();
  }

  @Test
  void anInterruptedThreadStillWaitsForTheEndAndStaysInterrupted() throws Exception {
    var heard = new Recorder();
    var result = new CompletableFuture<ProcessResult>();
    var interrupted = new AtomicReference<Boolean>();
    var thread =
        new Thread(
            () -> {
              result.complete(
                  runner.run(
                      shell(
                          "trap 'echo term; sleep 0.5; echo end; exit 7' TERM; echo ready;"
                              + " while :; do sleep 0.1; done"),
                      heard));
              interrupted.set(Thread.currentThread().isInterrupted());
            });
    thread.start();
    heard.await("ready");
    thread.interrupt();
    thread.join(20_000);

    assertThat(heard.output).containsExactly("ready", "term", "end");
    assertThat(result.join().exitCode()).isEqualTo(7);
    assertThat(result.join().isStopped()).isTrue();
    assertThat(interrupted.get()).isTrue();
  }

  @Test
  void aListenerThatThrowsDoesNotBlockTheProcessAndIsHeardOfAtTheEnd() {
    var done = folder.resolve("done");
    assertThatThrownBy(
            () ->
                runner.run(
                    shell(
                        "i=0; while [ $i -lt 20000 ]; do echo 0123456789; i=$((i+1)); done;"
                            + " touch done"),
                    new ProcessListener() {
                      @Override
                      public void output(String line) {
                        throw new IllegalStateException("the listener's");
                      }
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the listener's");
    assertThat(done).exists();
  }

  @Test
  void aListenerThatThrowsAtTheStartStopsTheProcess() {
    assertThatThrownBy(
            () ->
                runner.run(
                    shell("exec sleep 20"),
                    new ProcessListener() {
                      @Override
                      public void started(RunningProcess process) {
                        throw new IllegalStateException("no journal");
                      }
                    }))
        .hasMessage("no journal");
  }

  @Test
  void aGrandchildThatKeepsThePipeOpenDoesNotKeepUs() throws Exception {
    var heard = new Recorder();
    long before = System.nanoTime();
    var result = runner.run(shell("sleep 20 & echo $! ; exit 4"), heard);
    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    new ProcessBuilder("kill", heard.output.get(0)).start().waitFor();
  }

  private Command shell(String script) {
    return Command.of(List.of("sh", "-c", script), ENVIRONMENT, folder);
  }
}
