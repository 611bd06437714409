package io.github.proxmoxctl.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SignalWatchTest {

  /** What a signal does to a JVM can only be seen in one of its own. */
  public static final class Program {
    public static void main(String[] arguments) throws Exception {
      var interruption = new Interruption();
      try (var watch = SignalWatch.on(interruption)) {
        System.out.println("ready " + watch.getClass().getSimpleName());
        while (interruption.requested().isEmpty()) {
          Thread.sleep(10);
        }
      }
      System.out.println("orderly end");
      System.exit(interruption.requested().map(Outcome::exitCode).orElse(1));
    }
  }

  @Test
  void tellsInterruptedFromTerminatedAndLetsTheRunEndInOrder() throws Exception {
    assertThat(exitCodeAfter("INT")).isEqualTo(130);
    assertThat(exitCodeAfter("TERM")).isEqualTo(143);
    assertThat(exitCodeAfter("HUP")).isEqualTo(143);
  }

  private static int exitCodeAfter(String signal) throws Exception {
    var process =
        new ProcessBuilder(
                // what the suite was started with ignored (nohup, a job in the background) Java
                // would leave ignored
                "env",
                "--default-signal=INT,TERM,HUP",
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName())
            .redirectErrorStream(true)
            .start();
    try (var reader = process.inputReader()) {
      assertThat(reader.readLine()).isEqualTo("ready SignalWatch");
      new ProcessBuilder(List.of("kill", "-" + signal, String.valueOf(process.pid())))
          .start()
          .waitFor();
      assertThat(reader.readLine()).isEqualTo("orderly end");
      return process.waitFor();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void givesTheSignalsBack() throws Exception {
    var outer = new Interruption();
    var inner = new Interruption();
    try (var first = SignalWatch.on(outer)) {
      assertThat(first).isNotNull();
      SignalWatch.on(inner).close();
      raise("TERM");
      while (outer.requested().isEmpty()) {
        Thread.sleep(10);
      }
    }
    assertThat(outer.requested()).contains(Outcome.TERMINATED);
    assertThat(inner.requested()).isEmpty();
  }

  private static void raise(String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, String.valueOf(ProcessHandle.current().pid()))
        .start()
        .waitFor();
  }
}
