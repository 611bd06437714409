package io.github.proxmoxctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.lab.api.RequestPattern;
import io.github.proxmoxctl.lab.fault.Fault;
import io.github.proxmoxctl.lab.fault.When;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An apply of which something is killed at a random request to the cluster, while the request is
 * under way: our JVM, Terraform, or the provider. Following what it is told, an operator has every
 * server in the end, each once.
 *
 * <p>{@code -Dproxmox.test.kills=N} points for each victim (1), {@code -Dproxmox.test.seed=S},
 * {@code -Dproxmox.test.servers=N} (4).
 */
@Timeout(600)
class RandomKillIT {

  private static final long SEED = Long.getLong("proxmox.test.seed", 20260715L);
  private static final int POINTS = Integer.getInteger("proxmox.test.kills", 1);
  private static final int SERVERS = Integer.getInteger("proxmox.test.servers", 4);

  /** Clone, cloud-init drive, configuration, start: so many changes has each server at least. */
  private static final int CHANGES = 4;

  @TempDir Path folder;

  enum Victim {
    JVM,
    TERRAFORM,
    PROVIDER
  }

  static Stream<Arguments> points() {
    System.out.println(
        "RandomKillIT: seed " + SEED + ", " + POINTS + " points each, " + SERVERS + " servers");
    Random random = new Random(SEED);
    return Stream.of(Victim.values())
        .flatMap(
            victim ->
                IntStream.range(0, POINTS)
                    .mapToObj(
                        point -> Arguments.of(victim, 1 + random.nextInt(SERVERS * CHANGES))));
  }

  @ParameterizedTest(name = "{0} at change {1}")
  @MethodSource("points")
  void afterAKillEveryServerIsThereOnceAndRecorded(Victim victim, int change) {
    String[] names =
        IntStream.range(0, SERVERS).mapToObj("server-%02d"::formatted).toArray(String[]::new);
    String[] servers = Stream.of(names).map(InfraRepo::server).toArray(String[]::new);
    try (Scene scene = Scene.of(folder, servers)) {
      scene.run(0, "plan");
      // held so long, and carried out then, whoever asked for it is dead or not
      scene
          .lab()
          .faults()
          .add(
              new Fault.Delay(
                  new RequestPattern("WRITE", null, null), new When(change - 1, 1), 1500));
      List<ProcessHandle> family;
      try (ChildCommand apply = scene.operator().start(List.of(), "apply")) {
        apply.awaitWhileRunning("change " + change, c -> struck(scene));
        family = apply.descendants();
        kill(victim, apply, family);
        if (victim != Victim.JVM) {
          Answer killed = apply.end();
          assertThat(killed.exitCode()).as(killed.toString()).isIn(1, 5);
          assertThat(killed.err()).as(killed.toString()).contains("error[");
          assertTellsTheTruth(scene);
        }
      }
      scene.lab().faults().clear(List.of());
      recover(scene);

      assertThat(scene.api().names()).containsExactly(names);
      scene.assertNothingToDo();
      assertTellsTheTruth(scene);
      String recorded = scene.repo().recorded("shop.yaml");
      assertThat(recorded).contains("intents: []");
      assertThat(recordedIds(recorded)).hasSize(SERVERS);
      assertThat(scene.repo().durable().resolve("journal")).isEmptyDirectory();
      assertThat(scene.run(0, "state", "list").out()).doesNotContain("locked", "NOT COMPLETE");
      assertThat(family).as("processes left").noneMatch(ProcessHandle::isAlive);
    }
  }

  private static boolean struck(Scene scene) {
    return scene.lab().faults().list().stream().anyMatch(fault -> fault.struck() > 0);
  }

  private static void kill(Victim victim, ChildCommand apply, List<ProcessHandle> family) {
    switch (victim) {
      case JVM -> apply.kill();
      case TERRAFORM ->
          family.stream().filter(RandomKillIT::isTerraform).forEach(RandomKillIT::end);
      case PROVIDER -> family.stream().filter(RandomKillIT::isProvider).forEach(RandomKillIT::end);
    }
  }

  private static boolean isProvider(ProcessHandle process) {
    return process.info().command().orElse("").contains("terraform-provider-proxmox");
  }

  private static boolean isTerraform(ProcessHandle process) {
    return process.info().command().map(c -> Path.of(c).endsWith("terraform")).orElse(false);
  }

  private static void end(ProcessHandle process) {
    process.destroyForcibly();
  }

  /** What the messages say: unlock, wait, plan, apply. */
  private static void recover(Scene scene) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    StringBuilder story = new StringBuilder();
    while (System.nanoTime() < end) {
      Answer applied = scene.operator().run("apply");
      story.append(applied);
      if (applied.exitCode() == 0) {
        return;
      }
      if (applied.err().contains("proxmoxctl state unlock shop")) {
        scene.run(0, "state", "unlock", "shop");
      } else if (applied.exitCode() == 6) {
        LabApi.pause(Duration.ofMillis(300).toMillis());
      } else {
        // what is left to do differs from what was approved, or the states are to be looked at
        story.append(scene.operator().run("plan"));
      }
    }
    throw new AssertionError("no way forward\n" + story);
  }

  /** Whatever the ledger calls applied exists, under that id, once. */
  private static void assertTellsTheTruth(Scene scene) {
    String recorded;
    try {
      recorded = scene.repo().recorded("shop.yaml");
    } catch (AssertionError e) {
      return;
    }
    assertThat(scene.api().vms().stream().map(vm -> vm.name() + "=" + vm.id()).toList())
        .doesNotHaveDuplicates()
        .containsAll(recordedIds(recorded));
  }

  // servers:\n  server-00:\n    vmId: 100
  private static Set<String> recordedIds(String ledger) {
    Set<String> ids = new TreeSet<>();
    Matcher server =
        Pattern.compile("(?m)^  \"?(server-\\d\\d)\"?:\\n(?:    .*\\n)*?    vmId: (\\d+)$")
            .matcher(ledger);
    while (server.find()) {
      ids.add(server.group(1) + "=" + server.group(2));
    }
    return ids;
  }
}
