package io.github.proxmoxctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** States that are not what was stored: nothing is planned on them, and a command repairs them. */
class DamagedStateIT {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"version\": 4, \"serial\": 3, \"lin"})
  void anEmptyOrTornStateIsRefusedAndRecovered(String content) throws IOException {
    try (Scene scene = Scene.of(folder, InfraRepo.server("one"))) {
      scene.apply();
      scene.repo().replace("servers/shop/servers.yaml", "1GiB", "2GiB");
      scene.repo().commit("More memory");
      scene.apply();
      Files.writeString(newest(scene), content);

      Answer plan = scene.run(1, "plan");
      assertThat(plan.err()).contains("shop/r01", "proxmoxctl state recover shop/r01");
      scene.run(1, "apply", "--approve", "000000000000");
      assertThat(scene.run(1, "state", "verify").err())
          .contains("error[state.damaged]", "proxmoxctl state recover shop/r01");

      Answer recovered = scene.run(0, "state", "recover", "shop/r01");
      assertThat(recovered.out()).contains("the newest intact version is in force again");
      assertThat(scene.run(0, "state", "verify").out()).contains("shop/r01  whole, serial ");
      scene.apply();
      scene.assertNothingToDo();
      assertThat(scene.api().names()).containsExactly("one");
    }
  }

  @Test
  void aStateThatIsGoneIsRefusedBecauseTheLedgerKnowsServers() throws IOException {
    try (Scene scene = Scene.of(folder, InfraRepo.server("one"))) {
      scene.apply();
      Path state = scene.repo().durable().resolve("state/shop/r01");
      Files.move(state, folder.resolve("elsewhere"));

      Answer plan = scene.run(1, "plan");
      assertThat(plan.err())
          .contains(
              "there is no state of shop/r01", "records 1 server there", "copy the durable folder");
      assertThat(plan.out()).isEmpty();

      Files.move(folder.resolve("elsewhere"), state);
      scene.assertNothingToDo();
    }
  }

  @Test
  void aStateThatWentBackIsRefused() throws IOException {
    try (Scene scene = Scene.of(folder, InfraRepo.server("one"))) {
      scene.apply();
      Path root = scene.repo().durable().resolve("state/shop/r01");
      byte[] oldHead = Files.readAllBytes(root.resolve("head.json"));
      scene
          .repo()
          .write(
              "servers/shop/servers.yaml",
              InfraRepo.server("one") + "---\n" + InfraRepo.server("two"));
      scene.repo().commit("And two");
      scene.apply();
      Files.write(root.resolve("head.json"), oldHead);

      Answer plan = scene.run(1, "plan");
      assertThat(plan.err())
          .contains("the state of shop/r01 does not hold two", "proxmoxctl state recover shop/r01");
      scene.run(0, "state", "recover", "shop/r01");
      scene.assertNothingToDo();
    }
  }

  @Test
  void anEarlierVersionIsRestored() {
    try (Scene scene = Scene.of(folder, InfraRepo.server("one"))) {
      scene.apply();
      scene.repo().replace("servers/shop/servers.yaml", "1GiB", "2GiB");
      scene.repo().commit("More memory");
      scene.apply();
      List<String> versions = scene.run(0, "state", "list", "shop/r01").out().lines().toList();
      assertThat(versions).hasSizeGreaterThan(1).first().asString().startsWith("* serial ");
      assertThat(versions).element(1).asString().startsWith("  serial ").contains("resources: ");
      String earlier = versions.get(1).replaceAll("^ *serial (\\d+) .*", "$1");

      Answer restored = scene.run(0, "state", "restore", "shop/r01", earlier);

      assertThat(restored.out()).contains("what had serial " + earlier + " is in force again");
      scene.assertNothingToDo();
      assertThat(scene.run(1, "state", "restore", "shop/r01", "999").err())
          .contains("error[state.version]", "kept are", "proxmoxctl state list shop/r01");
    }
  }

  /** The file that head.json names. */
  private static Path newest(Scene scene) throws IOException {
    Path root = scene.repo().durable().resolve("state/shop/r01");
    String head = Files.readString(root.resolve("head.json"));
    try (Stream<Path> versions = Files.list(root.resolve("versions"))) {
      return versions
          .filter(
              file -> head.contains(file.getFileName().toString().replaceAll(".*-(.*)\\..*", "$1")))
          .findFirst()
          .orElseThrow();
    }
  }
}
