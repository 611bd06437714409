package io.github.proxmoxctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two runs that want the same stack. */
@Timeout(300)
class LockIT {

  @TempDir Path folder;

  @Test
  void theSecondSaysWhoHoldsItOrWaits() {
    try (Scene scene = Scene.slow(folder, Duration.ofSeconds(5), InfraRepo.server("one"))) {
      String digest = StoryIT.shownDigest(scene.run(0, "plan"));
      try (ChildCommand first = scene.operator().start(List.of(), "apply")) {
        first.awaitWhileRunning("a clone", c -> !scene.api().vms().isEmpty());

        Answer second = scene.run(6, "apply");
        assertThat(second.err())
            .contains(
                "stack shop is locked by run", "of Ada Lovelace", "process " + first.handle().pid())
            .contains("--lock-timeout");
        // a plan looks and takes nothing; while Proxmox clones it cannot even say what there is
        Answer look = scene.operator().run("plan");
        assertThat(look.exitCode()).isIn(0, 6);
        assertThat(look.err()).contains("stack shop is being changed by run", "plan again when");
        scene.run(6, "state", "unlock", "shop");

        try (ChildCommand third =
            scene
                .operator()
                .start(List.of(), "apply", "--lock-timeout", "2m", "--approve", digest)) {
          third.awaitWhileRunning("waiting", c -> c.hasSaid("shop: waiting for run"));
          first.end().expect(0);
          third.end().expect(0);
        }
      }
      assertThat(scene.api().names()).containsExactly("one");
      scene.assertNothingToDo();
    }
  }
}
