package io.github.proxmoxctl.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.workspace.PrivateFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Twelve threads and three processes that want one lock. */
@Timeout(60)
class StackLockRaceTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir Path folder;

  private StackLocks locks;

  @BeforeEach
  void open() {
    locks = new DirectoryStackLocks(PrivateFolder.durable(folder));
  }

  @Test
  void letsOneOfTwelveRacersWin() throws Exception {
    for (int round = 0; round < 10; round++) {
      var start = new CountDownLatch(1);
      var racers = new ArrayList<Callable<String>>();
      for (int racer = 0; racer < 12; racer++) {
        var own = new DirectoryStackLocks(PrivateFolder.durable(folder));
        var record = LockRecord.ofThisProcess("run-" + racer, "ada", "3f9c2e1", NOW);
        racers.add(
            () -> {
              start.await();
              try {
                own.lock("shop", record, Duration.ZERO, holder -> {});
                return "won";
              } catch (DiagnosticException e) {
                return e.outcome().name();
              }
            });
      }
      var threads = Executors.newFixedThreadPool(12);
      try {
        var futures = racers.stream().map(threads::submit).toList();
        start.countDown();
        var outcomes = new ArrayList<String>();
        for (var future : futures) {
          outcomes.add(future.get());
        }
        assertThat(outcomes).containsOnlyOnce("won").hasSize(12);
        assertThat(outcomes).filteredOn("LOCKED"::equals).hasSize(11);
      } finally {
        threads.shutdownNow();
      }
      locks.unlock("shop", true);
    }
  }

  /** Several JVMs against each other: the system's file lock, not only our threads'. */
  public static final class Racer {
    public static void main(String[] arguments) throws Exception {
      var locks = new DirectoryStackLocks(PrivateFolder.durable(Path.of(arguments[0])));
      var ready = Path.of(arguments[1]);
      Files.createFile(ready.resolve(arguments[2]));
      while (!Files.exists(ready.resolve("go"))) {
        Thread.onSpinWait();
      }
      int wins = 0;
      for (int round = 0; round < 50; round++) {
        var record = LockRecord.ofThisProcess("run-" + arguments[2], "ada", "c", NOW);
        var held = locks.lock("shop", record, Duration.ofSeconds(50), holder -> {});
        // exclusive: nobody else may have made it
        Files.createFile(ready.resolve("inside"));
        Files.delete(ready.resolve("inside"));
        held.close();
        wins++;
      }
      System.exit(wins == 50 ? 0 : 1);
    }
  }

  @Test
  void keepsProcessesApart() throws Exception {
    var ready = Files.createDirectory(folder.resolve("ready"));
    var processes = new ArrayList<Process>();
    try {
      for (int i = 0; i < 3; i++) {
        processes.add(
            new ProcessBuilder(
                    System.getProperty("java.home") + "/bin/java",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Racer.class.getName(),
                    folder.toString(),
                    ready.toString(),
                    String.valueOf(i))
                .inheritIO()
                .start());
      }
      for (int i = 0; i < 3; i++) {
        while (!Files.exists(ready.resolve(String.valueOf(i)))) {
          Thread.sleep(20);
        }
      }
      Files.createFile(ready.resolve("go"));
      for (var process : processes) {
        assertThat(process.waitFor()).isZero();
      }
    } finally {
      processes.forEach(Process::destroyForcibly);
    }
  }
}
