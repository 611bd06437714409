package io.github.proxmoxctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that meet a remote that refuses, has moved, or is not there. */
class LedgerFaultsIT {

  @TempDir Path folder;

  @Test
  void aRecordThatIsRefusedIsKeptAndBlocksUntilItIsPushed() throws IOException {
    try (Scene scene = Scene.of(folder, InfraRepo.server("one"));
        GitDaemon remote = GitDaemon.serving(scene.repo())) {
      assertThat(remote).isNotNull();
      scene.run(0, "plan");
      // the intent is let through, the record after it is not
      GitDaemon.hook(
          scene.repo(),
          "pre-receive",
          "if [ -e \"$GIT_DIR/once\" ]; then echo 'frozen until Monday'; exit 1; fi\n: > \"$GIT_DIR/once\"\n");

      Answer applied = scene.run(5, "apply");
      assertThat(applied.err())
          .contains("frozen until Monday", "is not recorded in the ledger yet", "unrecorded");
      assertThat(applied.out()).contains("Applied: 1 created.").doesNotContain("Recorded");
      assertThat(scene.repo().durable().resolve("unrecorded")).isNotEmptyDirectory();
      assertThat(scene.api().names()).containsExactly("one");

      scene
          .repo()
          .write(
              "servers/shop/servers.yaml",
              InfraRepo.server("one") + "---\n" + InfraRepo.server("two"));
      scene.repo().commit("And two");
      assertThat(scene.run(0, "plan").err()).contains("is not recorded in the ledger yet");
      Answer blocked = scene.run(1, "apply");
      assertThat(blocked.err())
          .contains("frozen until Monday", "is not recorded in the ledger yet");
      assertThat(scene.api().names()).containsExactly("one");

      Files.delete(scene.repo().remote().resolve("hooks/pre-receive"));
      scene.apply();
      assertThat(scene.api().names()).containsExactly("one", "two");
      assertThat(scene.repo().recorded("shop.yaml")).contains("one:", "two:", "intents: []");
      assertThat(scene.repo().durable().resolve("unrecorded")).isEmptyDirectory();
      scene.assertNothingToDo();
    }
  }

  @Test
  void aLedgerThatMovedMeanwhileIsBuiltUpon() {
    try (Scene scene = Scene.of(folder, InfraRepo.server("one"));
        GitDaemon remote = GitDaemon.serving(scene.repo())) {
      assertThat(remote).isNotNull();
      scene.run(0, "plan");
      // somebody records between our intent and our record: once, after the first push
      GitDaemon.hook(
          scene.repo(),
          "post-receive",
          """
          read old new ref
          [ -e "$GIT_DIR/once" ] && exit 0
          : > "$GIT_DIR/once"
          export GIT_AUTHOR_NAME=Eve GIT_AUTHOR_EMAIL=e@example.org
          export GIT_COMMITTER_NAME=Eve GIT_COMMITTER_EMAIL=e@example.org
          other=$(git commit-tree -m 'Another record' -p $new $new^{tree})
          git update-ref $ref $other
          """);

      scene.run(0, "apply");

      assertThat(scene.repo().story("%s")).hasSize(3).element(1).isEqualTo("Another record");
      assertThat(scene.repo().recorded("shop.yaml")).contains("one:", "intents: []");
      scene.assertNothingToDo();
    }
  }

  @Test
  void withoutARemoteTheLocalBranchIsTheRecordAndTheRunSaysSo() {
    try (Scene scene = Scene.of(folder, InfraRepo.server("one"))) {
      scene.repo().git("remote", "remove", "origin");
      Answer applied = scene.apply();
      assertThat(applied.err()).contains("recorded on the local branch proxmoxctl/ledger only");
      assertThat(scene.repo().git("show", "proxmoxctl/ledger:shop.yaml")).contains("one:");
      scene.assertNothingToDo();
    }
  }
}
