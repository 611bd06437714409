package io.github.proxmoxctl.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.secret.Redactor;
import io.github.proxmoxctl.secret.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class CommonsExecRunnerTest {

  private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin:/bin");

  @TempDir Path folder;

  private final Redactor redactor = new Redactor();
  private final Interruption interruption = new Interruption();
  private final ProcessRunner runner =
      new CommonsExecRunner(redactor, interruption, Duration.ofMillis(500));

  @Test
  void handsEachArgumentOverAsItIs() {
    var words = List.of("has space", " trim ", "it's \"x\"", "", "${HOME}", "*", "a\\b", "é\t\n");
    var argv = new ArrayList<>(List.of("sh", "-c", "for w; do printf '[%s]' \"$w\"; done", "sh"));
    argv.addAll(words);

    var out = new Transcript();
    runner.run(command(argv), out);

    assertThat(out.text()).isEqualTo("[" + String.join("][", words) + "]\n");
  }

  @Test
  void givesTheEnvironmentOfTheCommandAndNothingElse() {
    redactorKnowsNothing();
    var out = new Transcript();
    runner.run(
        new Command(
            List.of("/usr/bin/env"),
            Map.of("PATH", "/usr/bin", "A", "1"),
            Map.of("A", Secret.of("secret wins")),
            folder,
            false,
            null),
        out);
    assertThat(out.text().lines()).containsExactlyInAnyOrder("PATH=/usr/bin", "A=secret wins");
  }

  @Test
  void handsOverInputFromMemory() {
    var heard = new Recorder();
    var command =
        new Command(
            List.of("cat"),
            ENVIRONMENT,
            Map.of(),
            folder,
            false,
            null,
            Secret.of("one\ntwo"),
            Command.Stop.TERMINATE);
    runner.run(command, heard);
    assertThat(heard.output).containsExactly("one", "two");
    // who does not read it does not keep us
    assertThat(
            runner
                .run(
                    new Command(
                        List.of("true"),
                        ENVIRONMENT,
                        Map.of(),
                        folder,
                        false,
                        null,
                        Secret.of("x".repeat(1 << 20)),
                        Command.Stop.TERMINATE),
                    heard)
                .isSuccess())
        .isTrue();
  }

  private void redactorKnowsNothing() {
    assertThat(redactor.redact("secret wins")).isEqualTo("secret wins");
  }

  @Test
  void masksSecretsInWhatItHears() {
    redactor.register(Secret.of("hunter2hunter2"));
    var heard = new Recorder();
    var result =
        runner.run(shell("echo a hunter2hunter2; echo b hunter2hunter2 >&2; exit 3"), heard);
    assertThat(heard.output).containsExactly("a (secret)");
    assertThat(heard.error).containsExactly("b (secret)");
    assertThat(result.errorTail()).containsExactly("b (secret)");
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.isSuccess()).isFalse();
  }

  @Test
  void cutsLinesAndKeepsTheLastOneWithoutAnEnd() {
    var heard = new Recorder();
    runner.run(shell("printf 'one\\r\\n\\ntwo \\303\\251\\nthree'"), heard);
    assertThat(heard.output).containsExactly("one", "", "two é", "three");
  }

  @Test
  void keepsTheTailOfALongStandardErrorAndReadsAllOfAVeryLongLine() {
    var heard = new Recorder();
    var result =
        runner.run(
            shell(
                "i=0; while [ $i -lt 100 ]; do echo line $i >&2; i=$((i+1)); done;"
                    + " head -c 3000000 /dev/zero | tr '\\0' x"),
            heard);
    assertThat(result.errorTail()).hasSize(40).endsWith("line 99");
    assertThat(heard.output).singleElement().satisfies(l -> assertThat(l).hasSize(3_000_000));
  }

  @Test
  void tellsTheIdAndTheStartBeforeAnyOutput() {
    var heard = new Recorder();
    var result = runner.run(shell("echo $$"), heard);
    assertThat(heard.output).containsExactly(String.valueOf(result.identity().pid()));
    assertThat(heard.started.join().identity()).isEqualTo(result.identity());
    assertThat(result.identity().started())
        .isBetween(Instant.now().minusSeconds(30), Instant.now().plusSeconds(3));
  }

  @Test
  void keepsTheIdInASessionOfItsOwn() {
    var heard = new Recorder();
    var result =
        runner.run(
            new Command(
                List.of("sh", "-c", "echo $$; ps -o sid= -p $$ || cut -d' ' -f6 /proc/$$/stat"),
                ENVIRONMENT,
                Map.of(),
                folder,
                true,
                null),
            heard);
    var pid = String.valueOf(result.identity().pid());
    assertThat(heard.output).extracting(String::strip).containsExactly(pid, pid);
  }

  @Test
  void reportsTheSignalThatKilledIt() {
    var result = runner.run(shell("kill -9 $$"), new Recorder());
    assertThat(result.exitCode()).isEqualTo(137);
    assertThat(result.signal()).hasValue(9);
    assertThat(result.isStopped()).isFalse();
  }

  @Test
  void namesTheProgramThatIsMissingAndWhereItWasLookedFor() {
    assertThatThrownBy(() -> runner.run(command(List.of("no-such-program")), new Recorder()))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> {
              var diagnostic = e.diagnostics().get(0);
              assertThat(diagnostic.code()).isEqualTo("process.missing");
              assertThat(diagnostic.summary()).contains("no-such-program");
              assertThat(diagnostic.detail()).isEqualTo("PATH=/usr/bin:/bin");
              assertThat(diagnostic.remedy()).isNotBlank();
            });
  }

  @Test
  void saysSoWhenItCannotBeStarted() throws Exception {
    var broken = Files.writeString(folder.resolve("broken"), "no program");
    assertThat(broken.toFile().setExecutable(true)).isTrue();
    assertThatThrownBy(
            () ->
                runner.run(
                    Command.of(List.of("true"), ENVIRONMENT, folder.resolve("none")),
                    new Recorder()))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> assertThat(e.diagnostics().get(0).code()).isEqualTo("process.start"));
  }

  @Test
  void hearsAllThatIsWrittenToASpoolWhileItIsWrittenAndRemovesIt() throws Exception {
    var spool = folder.resolve("out.jsonl");
    var heard = new Recorder();
    var run =
        CompletableFuture.supplyAsync(
            () ->
                runner.run(
                    spooled(
                        "echo first; echo problem >&2; while [ ! -e go ]; do sleep 0.05; done;"
                            + " i=0; while [ $i -lt 5000 ]; do echo $i; i=$((i+1)); done;"
                            + " printf last; exit 5",
                        spool),
                    heard));
    heard.await("first");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(spool)))
        .isEqualTo("rw-------");
    Files.createFile(folder.resolve("go"));

    var result = run.get(20, TimeUnit.SECONDS);

    assertThat(result.exitCode()).isEqualTo(5);
    assertThat(heard.output).hasSize(5002).endsWith("4999", "last");
    assertThat(result.errorTail()).containsExactly("problem");
    assertThat(folder).isDirectoryNotContaining("glob:**out.jsonl*");
  }

  private Command spooled(String script, Path spool) {
    return new Command(List.of("sh", "-c", script), ENVIRONMENT, Map.of(), folder, true, spool);
  }

  @Test
  void neverShowsTheEnvironment() {
    var command =
        new Command(
            List.of("/usr/bin/x", "-a"),
            Map.of("A", "1"),
            Map.of("B", Secret.of("2")),
            folder,
            true,
            null);
    assertThat(command).hasToString("x -a");
  }

  private Command shell(String script) {
    return command(List.of("sh", "-c", script));
  }

  private Command command(List<String> argv) {
    return Command.of(argv, ENVIRONMENT, folder);
  }
}
