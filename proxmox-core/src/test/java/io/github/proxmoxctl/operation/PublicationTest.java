package io.github.proxmoxctl.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.Proxmoxctl;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.forge.FakeGitHub;
import io.github.proxmoxctl.render.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan is told to its pull request, whatever it says. */
class PublicationTest {

  private static final String TOKEN = "ghs_0123456789abcdefghij0123456789abcdef";

  @TempDir private Path repo;
  private final FakeGitHub github = new FakeGitHub();

  @AfterEach
  void theContractHolds() {
    github.close();
    assertThat(github.broken()).isEmpty();
  }

  @Test
  void anInvalidRequestIsToldOnceAndItsCommentIsKeptUpToDate() throws IOException {
    write("sizes");
    PlanResult first = plan();
    assertThat(first.outcome()).isEqualTo(Outcome.INVALID);
    assertThat(github.bodies()).singleElement().asString().contains("sizes", "proxmox.yaml:4");

    write("wrong");
    plan();
    assertThat(github.bodies())
        .singleElement()
        .asString()
        .contains("wrong")
        .doesNotContain("sizes", TOKEN);
    assertThat(github.statuses()).anyMatch(status -> status.contains("failure"));
  }

  @Test
  void whatCannotBeToldIsAFailureAndTheResultIsOnDisk() throws IOException {
    write("sizes");
    github.refusing(
        "POST",
        "/issues/12/comments",
        FakeGitHub.error(403, "Resource not accessible by integration"));
    PlanResult result = plan();
    assertThat(result.outcome()).isNotEqualTo(Outcome.OK);
    assertThat(result.diagnosticsText(Style.PLAIN)).contains("forge.").doesNotContain(TOKEN);
    assertThat(repo.resolve("target/proxmox/plan-result.json")).exists();
  }

  private void write(String unknown) throws IOException {
    Files.writeString(
        repo.resolve("proxmox.yaml"),
        """
        apiVersion: proxmoxctl/v1
        kind: Pipeline
        metadata: {name: acme}
        spec: {%s: 1}
        """
            .formatted(unknown));
  }

  private PlanResult plan() {
    Map<String, String> environment =
        Map.of(
            "GITHUB_REPOSITORY",
            FakeGitHub.REPOSITORY,
            "GITHUB_API_URL",
            github.api().toString(),
            "GITHUB_TOKEN",
            TOKEN);
    try (Proxmoxctl proxmoxctl =
        Proxmoxctl.open(environment, Progress.SILENT, Terminal.NOBODY, "test")) {
      return proxmoxctl.plan(
          new PlanRequest(
              repo,
              new TreeSet<>(),
              false,
              false,
              new CommentOptions(true, FakeGitHub.REQUEST, FakeGitHub.HEAD)));
    }
  }
}
