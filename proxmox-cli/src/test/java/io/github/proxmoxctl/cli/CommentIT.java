package io.github.proxmoxctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.cli.GitHubStandIn.Sent;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real plan of real changes, told to a request. */
@Timeout(300)
class CommentIT {

  private static final String TOKEN = "ghs_0123456789abcdefghij0123456789abcdef";

  @TempDir Path folder;

  @Test
  void aPlanIsToldItIsDeployedByItsDigestAndThenThereIsNothingToTell() {
    try (GitHubStandIn github = new GitHubStandIn();
        Scene scene = Scene.of(folder, InfraRepo.server("one"), InfraRepo.server("two"))) {
      Operator pipeline =
          scene
              .operator()
              .with("GITHUB_TOKEN", TOKEN)
              .with("GITHUB_REPOSITORY", "acme/infrastructure")
              .with("GITHUB_API_URL", github.api());

      Answer plan = pipeline.run("plan", "--comment", "--request", "12").expect(0);

      String digest = StoryIT.shownDigest(plan);
      String comment = github.comment();
      assertThat(comment)
          .startsWith("<!-- proxmoxctl/plan -->\n\n**Ready to deploy.** 2 to create")
          .contains("- **create** `one`", "--stack shop --approve " + digest.replace(" ", ""));
      assertThat(github.states()).containsExactly("pending", "success");
      assertThat(plan.err()).contains("comment: https://github.com/acme/infrastructure/pull/12");
      assertThat(plan + github.everything())
          .doesNotContain(TOKEN)
          .doesNotContain(scene.lab().token("plan").replaceAll(".*=", ""));

      scene.run(0, "apply", "--approve", digest.replace(" ", ""));
      pipeline.run("plan", "--comment", "--request", "12").expect(0);

      assertThat(github.comment()).contains("**No changes.** 2 unchanged").doesNotContain("create");
      assertThat(github.sent()).extracting(Sent::method).containsOnlyOnce("PATCH");
    }
  }

  @Test
  void aGoodPlanThatCannotBeToldFailsAndIsWrittenDown() {
    try (GitHubStandIn github = new GitHubStandIn().refusingComments();
        Scene scene = Scene.of(folder, InfraRepo.server("one"))) {
      Answer plan =
          scene
              .operator()
              .with("GITHUB_TOKEN", TOKEN)
              .with("GITHUB_REPOSITORY", "acme/infrastructure")
              .with("GITHUB_API_URL", github.api())
              .run("plan", "--comment", "--request", "12")
              .expect(1);

      assertThat(plan.err()).contains("error[forge.forbidden]", "locked");
      assertThat(plan.out()).contains("1 to create");
      assertThat(github.states()).isEqualTo(List.of("pending", "error"));
      assertThat(scene.repo().root().resolve("target/proxmox/plan-result.json"))
          .content()
          .contains("\"create\" : 1", "\"exitCode\" : 1", "forge.forbidden");
    }
  }
}
