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
 * The disk that holds the states fills up, or turns read-only, in the middle of an apply: what
 * Terraform knows cannot be stored. Needs root, for a file system of its own.
 */
@Timeout(300)
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

  @Test
  void aFullDisk() throws IOException, InterruptedException {
    Answer applied =
        during("cat /dev/zero > '" + disk + "/rest' 2> /dev/null; true", "rm '" + disk + "/rest'");
    assertThat(applied.err()).contains("error[").containsIgnoringCase("no space left on device");
  }

  @Test
  void aDiskThatTurnsReadOnly() throws IOException, InterruptedException {
    Answer applied =
        during(
            "mount -o remount,ro '" + disk + "' '" + disk + "'",
            "mount -o remount,rw '" + disk + "' '" + disk + "'");
    assertThat(applied.err()).contains("error[").containsIgnoringCase("read-only file system");
  }

  /** Applies, breaks the disk while a server is configured, mends it afterwards, and goes on. */
  private Answer during(String breaking, String mending) throws IOException, InterruptedException {
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
      assertThat(run("sh", "-c", breaking)).isZero();
      applied = apply.end();
    } finally {
      assertThat(run("sh", "-c", mending)).isZero();
    }
    assertThat(applied.exitCode()).as(applied.toString()).isIn(1, 5);
    converge(applied);
    return applied;
  }

  private void converge(Answer applied) {
    StringBuilder story = new StringBuilder(applied.toString());
    for (int attempt = 0; attempt < 6; attempt++) {
      Answer next = operator.run("apply");
      story.append(next);
      if (next.exitCode() == 0) {
        break;
      }
      for (String command : List.of("state unlock shop", "state recover shop/r01")) {
        if (next.err().contains("proxmoxctl " + command)) {
          story.append(operator.run(command.split(" ", -1)));
        }
      }
      story.append(operator.run("plan"));
    }
    assertThat(scene.api().names()).as(story.toString()).containsExactly("one", "two");
    operator.run("plan", "--detailed-exitcode").expect(0);
    assertThat(scene.repo().recorded("shop.yaml")).contains("one:", "two:", "intents: []");
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
