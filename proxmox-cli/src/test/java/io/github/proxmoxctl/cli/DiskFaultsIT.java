package io.github.proxmoxctl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.proxmoxctl.lab.api.RequestPattern;
import io.github.proxmoxctl.lab.fault.Fault;
import io.github.proxmoxctl.lab.fault.When;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk that holds the states is full, or read-only. Needs root, for a file system of its own.
 */
@Timeout(600)
class DiskFaultsIT {

  @TempDir Path folder;
  private Path disk;
  private Scene scene;
  private Operator operator;

  @BeforeEach
  void mount() throws IOException, InterruptedException {
    disk = Files.createDirectories(folder.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()) == 0, "needs root");
    scene = Scene.of(folder.resolve("scene"), InfraRepo.server("one"), InfraRepo.server("two"));
    operator =
        scene.operator().with("PROXMOXCTL_STATE_DIRECTORY", disk.resolve("states").toString());
    operator.run("plan").expect(0);
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    run("umount", "-l", disk.toString());
    if (scene != null) {
      scene.close();
    }
  }

  /** It fills up while a server is configured: what Terraform knows then cannot be stored. */
  @Test
  void aDiskThatFillsUpInTheMiddle() throws IOException, InterruptedException {
    scene
        .lab()
        .faults()
        .add(
            new Fault.Delay(
                new RequestPattern("PUT", "nodes/*/qemu/*/config", null), When.ONCE, 3000));
    Answer applied;
    try (ChildCommand apply = operator.start(List.of(), "apply")) {
      apply.awaitWhileRunning(
          "the configuration of a server", c -> scene.lab().faults().list().get(0).struck() > 0);
      run("sh", "-c", "cat /dev/zero > '" + disk + "/rest' 2> /dev/null");
      applied = apply.end();
    }
    Files.delete(disk.resolve("rest"));
    assertThat(applied.exitCode()).as(applied.toString()).isIn(1, 5);
    assertThat(applied.err())
        .contains("error[state.unsaved]: the newest state of shop/r01 could not be stored")
        .contains("the only copy is", "errored.tfstate: keep it", "state recover shop/r01");
    Answer plan = operator.run("plan").expect(0);
    assertThat(plan.err()).contains("shop/r01: looking at the state that run");
    converge(applied);
  }

  @Test
  void aDiskThatIsReadOnly() throws IOException, InterruptedException {
    assertThat(run("mount", "-o", "remount,ro", disk.toString())).isZero();
    Answer applied = operator.run("apply").expect(1);
    assertThat(applied.err()).contains("error[", "Read-only file system");
    assertThat(scene.api().names()).isEmpty();
    assertThat(run("mount", "-o", "remount,rw", disk.toString())).isZero();
    converge(applied);
  }

  private void converge(Answer applied) {
    StringBuilder story = new StringBuilder(applied.toString());
    for (int attempt = 0; attempt < 6; attempt++) {
      Answer next = operator.run("apply");
      story.append(next);
      if (next.exitCode() == 0) {
        break;
      }
      Answer plan = operator.run("plan");
      story.append(plan);
      for (String command : List.of("state unlock shop", "state recover shop/r01")) {
        if ((next.err() + plan.err()).contains("proxmoxctl " + command)) {
          story.append(operator.run(command.split(" ", -1)));
          story.append(operator.run("plan"));
        }
      }
    }
    assertThat(scene.api().names()).as(story.toString()).containsExactly("one", "two");
    operator.run("plan", "--detailed-exitcode").expect(0);
    assertThat(scene.repo().recorded("shop.yaml")).contains("one:", "two:", "intents: []");
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
