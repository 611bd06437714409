package io.github.proxmoxctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Machines that are set up in another way than ours. */
@Timeout(300)
class OddPlacesIT {

  @TempDir Path folder;

  @Test
  void aPathMayHaveSpacesAndLettersOfAnyAlphabet() throws IOException {
    Path odd = Files.createDirectories(folder.resolve("Über uns/日本 $HOME ${x} %{y} \"q\" 'r'"));
    try (Scene scene = Scene.of(odd, InfraRepo.server("one"))) {
      scene.apply();
      assertThat(scene.api().names()).containsExactly("one");
      scene.assertNothingToDo();
    }
  }

  @Test
  void inTurkeyAnIIsAnI() {
    try (Scene scene = Scene.of(folder, InfraRepo.server("mini"))) {
      List<String> turkish = List.of("-Duser.language=tr", "-Duser.country=TR");
      String digest = StoryIT.shownDigest(scene.run(0, "plan"));
      try (ChildCommand plan = scene.operator().start(turkish, "plan", "-o", "TEXT")) {
        assertThat(StoryIT.shownDigest(plan.end().expect(0))).isEqualTo(digest);
      }
      try (ChildCommand apply = scene.operator().start(turkish, "apply", "--approve", digest)) {
        Answer applied = apply.end().expect(0);
        assertThat(applied.out()).contains("Applied: 1 created.");
      }
      try (ChildCommand json =
          scene.operator().start(turkish, "plan", "-o", "json", "--detailed-exitcode")) {
        assertThat(json.end().expect(0).out()).contains("\"outcome\" : \"ok\"");
      }
      assertThat(scene.api().names()).containsExactly("mini");
      scene.assertNothingToDo();
    }
  }

  @Test
  void anAsciiTerminalGetsNoBrokenLetters() {
    try (Scene scene = Scene.of(folder, InfraRepo.server("one"));
        ChildCommand plan = scene.operator().with("LC_ALL", "C").start(List.of(), "plan")) {
      assertThat(plan.end().expect(0).out()).contains("debian-12 · 1 cpu");
    }
  }

  @Test
  void aFolderWithinTheRepoOrAWorktreeIsNoSurprise() {
    try (Scene scene = Scene.of(folder, InfraRepo.server("one"))) {
      scene.apply();
      Path tree = folder.resolve("tree");
      scene.repo().git("worktree", "add", "-q", tree.toString(), "-b", "other");
      // the state is shared by all worktrees of a clone
      scene.operator().in(tree).run("plan", "--detailed-exitcode").expect(0);

      Answer inside = scene.operator().in(scene.repo().root().resolve("servers")).run("plan");
      assertThat(inside.exitCode()).isEqualTo(3);
      assertThat(inside.err())
          .contains("proxmox.yaml", "go to the root of the infrastructure repo");
    }
  }
}
