package io.github.proxmoxctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An apply that is asked to stop: it saves, records what is done, and lets go. */
@Timeout(300)
class StoppedApplyIT {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"INT, 1, 130", "TERM, 1, 143", "INT, 2, 130", "TERM, 2, 143"})
  void itEndsInOrderAndTheNextOneFinishes(String signal, int times, int exitCode) {
    try (Scene scene =
        Scene.slow(
            folder,
            Duration.ofSeconds(2),
            InfraRepo.server("one"),
            InfraRepo.server("two", "disks: [{name: data, size: 1GiB}]"))) {
      scene.run(0, "plan");
      try (ChildCommand apply = scene.operator().start(List.of(), "apply")) {
        apply.awaitWhileRunning("a clone", c -> !scene.api().vms().isEmpty());
        // whoever is impatient gets no harder end: a second one would lose what Terraform knows
        for (int time = 0; time < times; time++) {
          apply.signal(signal);
          LabApi.pause(200);
        }
        Answer stopped = apply.end().expect(exitCode);
        assertThat(stopped.err())
            .contains("shop/r01 was stopped, as asked")
            .doesNotContain("error[", "halted");
        assertThat(stopped.out())
            .contains(
                "shop/r01: stopped after", "Recorded in the ledger", "Next: plan and apply again");
      }
      assertThat(scene.run(0, "state", "list").out()).doesNotContain("locked", "NOT COMPLETE");
      assertThat(scene.repo().story("%s").get(0)).contains("in part", "1 of 1 roots stopped");
      scene.apply();
      assertThat(scene.api().names()).containsExactly("one", "two");
      scene.assertNothingToDo();
      assertThat(scene.repo().recorded("shop.yaml")).contains("one:", "two:", "intents: []");
      assertThat(scene.repo().durable().resolve("journal")).isEmptyDirectory();
    }
  }
}
