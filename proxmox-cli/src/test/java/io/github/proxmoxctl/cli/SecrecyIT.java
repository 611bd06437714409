package io.github.proxmoxctl.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What nobody may find: the tokens; and what nobody may smuggle in: variables for Terraform. */
@Timeout(300)
class SecrecyIT {

  @TempDir Path folder;

  @Test
  void noTokenIsInAnyOutputFileCommitOrCommandLine() throws IOException {
    try (Scene scene = Scene.slow(folder, Duration.ofMillis(700), InfraRepo.server("one"))) {
      List<String> secrets = List.of(secret(scene, "plan"), secret(scene, "apply"));
      String said = scene.run(0, "plan").toString();
      Set<String> commandLines = new TreeSet<>();
      try (ChildCommand apply =
          scene.operator().with("TF_LOG", "trace").start(List.of(), "apply")) {
        apply.awaitWhileRunning(
            "its end or a clone",
            c -> {
              c.descendants()
                  .forEach(process -> process.info().commandLine().ifPresent(commandLines::add));
              return c.hasSaid("done in");
            });
        said += apply.end().expect(0);
      }
      assertThat(commandLines)
          .anyMatch(line -> line.contains("terraform") && line.contains("apply"));
      assertThat(said).contains("done in").doesNotContain(secrets);
      assertThat(commandLines.toString()).doesNotContain(secrets);

      List<Path> read = new ArrayList<>();
      for (Path place : List.of(scene.repo().root(), scene.repo().remote())) {
        try (Stream<Path> files = Files.walk(place)) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            assertThat(Files.readString(file, ISO_8859_1))
                .as(file.toString())
                .doesNotContain(secrets);
            read.add(file);
          }
        }
      }
      assertThat(read.toString())
          .contains("plan-result.json", "servers.auto.tfvars.json", ".tfstate");
      // objects of Git are compressed: ask Git
      String history = scene.repo().git(scene.repo().remote(), "log", "-p", "--all");
      assertThat(history).contains("one").doesNotContain(secrets);
    }
  }

  @Test
  void whatTheUserSetsForTerraformHasNoSay() {
    try (Scene scene = Scene.of(folder, InfraRepo.server("one"))) {
      String digest = StoryIT.shownDigest(scene.run(0, "plan"));
      Operator meddling =
          scene
              .operator()
              .with("TF_VAR_servers", "{}")
              .with("TF_CLI_ARGS", "-no-such-option")
              .with("TF_CLI_ARGS_plan", "-destroy")
              .with("TF_WORKSPACE", "other")
              .with("TF_DATA_DIR", folder.resolve("data").toString())
              .with("TF_REATTACH_PROVIDERS", "{}")
              .with("PROXMOX_VE_ENDPOINT", "https://127.0.0.1:1")
              .with("PROXMOX_VE_INSECURE", "true");

      Answer plan = meddling.run("plan").expect(0);
      assertThat(StoryIT.shownDigest(plan)).isEqualTo(digest);
      meddling.run("apply").expect(0);
      assertThat(scene.api().names()).containsExactly("one");
      assertThat(folder.resolve("data")).doesNotExist();
      scene.assertNothingToDo();
    }
  }

  private static String secret(Scene scene, String identity) {
    return scene.lab().token(identity).replaceAll(".*=", "");
  }
}
