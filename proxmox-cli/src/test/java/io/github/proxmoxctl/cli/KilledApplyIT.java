package io.github.proxmoxctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An apply that is killed at its worst moment: the next ones bring everything in order. */
@Timeout(300)
class KilledApplyIT {

  private static final String[] THREE = {
    InfraRepo.server("one"), InfraRepo.server("two"), InfraRepo.server("three")
  };

  @TempDir Path folder;

  @Test
  void aTerraformThatOutlivesItsRunIsWaitedForAndItsStateTakenIn() {
    try (Scene scene = Scene.slow(folder, Duration.ofSeconds(3), THREE)) {
      scene.run(0, "plan");
      List<ProcessHandle> terraform;
      try (ChildCommand apply = scene.operator().start(List.of(), "apply")) {
        apply.awaitWhileRunning("a clone", c -> c.hasSaid("one") && !scene.api().vms().isEmpty());
        terraform = apply.descendants();
        apply.kill();
        assertThat(terraform).isNotEmpty().anyMatch(ProcessHandle::isAlive);

        Answer locked = scene.run(6, "apply");
        assertThat(locked.err())
            .contains(
                "stack shop is locked by run", "it was killed", "proxmoxctl state unlock shop");
        scene.run(0, "state", "unlock", "shop");

        Answer next = scene.run(0, "apply");
        assertThat(next.err())
            .contains("waiting for the Terraform of run", "took in the state that run");
      }
      assertAllInOrder(scene);
    }
  }

  @Test
  void aPlanSeesTheStateThatAKilledRunLeft() {
    try (Scene scene = Scene.slow(folder, Duration.ofSeconds(1), THREE)) {
      scene.run(0, "plan");
      try (ChildCommand apply = scene.operator().start(List.of(), "apply")) {
        apply.awaitWhileRunning("a clone", c -> c.hasSaid("one") && !scene.api().vms().isEmpty());
        List<ProcessHandle> terraform = apply.descendants();
        apply.kill();
        terraform.forEach(process -> process.onExit().join());
      }

      Answer plan = scene.run(0, "plan");

      assertThat(plan.err())
          .contains("shop/r01: looking at the state that run")
          .contains(
              "stack shop is still locked by run", "proxmoxctl state unlock shop, then apply");
      assertThat(plan.out()).doesNotContain("create").doesNotContain("adopt");
      scene.run(0, "state", "unlock", "shop");
      assertThat(scene.run(0, "apply").err()).contains("took in the state that run");
      assertAllInOrder(scene);
    }
  }

  @Test
  void whatWasCreatedAndNeverSavedIsAdopted() {
    try (Scene scene = Scene.slow(folder, Duration.ofSeconds(4), THREE)) {
      scene.run(0, "plan");
      try (ChildCommand apply = scene.operator().start(List.of(), "apply")) {
        apply.awaitWhileRunning("three clones", c -> scene.api().vms().size() == 3);
        List<ProcessHandle> terraform = apply.descendants();
        apply.kill();
        terraform.forEach(ProcessHandle::destroyForcibly);
      }
      scene.run(0, "state", "unlock", "shop");
      // the cluster finishes what it was told, and until then nobody else can
      Answer busy = scene.run(6, "apply");
      assertThat(busy.err()).contains("is being created", "locked (clone)", "run this again when");
      awaitUnlocked(scene);
      Answer plan = scene.run(0, "plan");
      assertThat(plan.out()).contains("adopt").doesNotContain("+ create");
      scene.run(0, "apply");
      assertAllInOrder(scene);
      assertThat(scene.repo().recorded("shop.yaml")).doesNotContain("template:");
    }
  }

  private static void awaitUnlocked(Scene scene) {
    for (int attempt = 0; attempt < 100 && isLocked(scene); attempt++) {
      LabApi.pause(100);
    }
    assertThat(isLocked(scene)).isFalse();
  }

  private static boolean isLocked(Scene scene) {
    return scene.api().vms().stream().anyMatch(vm -> vm.name().startsWith("VM "));
  }

  private static void assertAllInOrder(Scene scene) {
    assertThat(scene.api().names()).containsExactly("one", "three", "two");
    scene.assertNothingToDo();
    assertThat(scene.repo().recorded("shop.yaml"))
        .contains("one:", "two:", "three:")
        .contains("intents: []");
    scene.run(0, "apply");
    assertThat(scene.repo().durable().resolve("journal")).isEmptyDirectory();
  }
}
