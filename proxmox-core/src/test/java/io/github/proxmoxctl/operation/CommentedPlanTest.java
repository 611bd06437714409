package io.github.proxmoxctl.operation;

import static io.github.proxmoxctl.forge.FakeGitHub.BOT;
import static io.github.proxmoxctl.forge.FakeGitHub.HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.forge.FakeGitHub;
import io.github.proxmoxctl.language.TestRepository;
import io.github.proxmoxctl.process.CommonsExecRunner;
import io.github.proxmoxctl.process.Interruption;
import io.github.proxmoxctl.secret.Redactor;
import io.github.proxmoxctl.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plan --comment}, where no plan can be made: that is told too. */
class CommentedPlanTest {

  private static final String TOKEN = "ghs_0123456789abcdefghij0123456789abcdef";
  private static final String MARKER = "<!-- proxmoxctl/plan -->";
  private static final String COMMENTS = "/issues/12/comments";

  @TempDir private Path folder;
  private final FakeGitHub github = new FakeGitHub();
  private final Redactor redactor = new Redactor();
  private final List<String> said = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private Path root = Path.of("");

  @BeforeEach
  void aRunForAPullRequestWithAMistake() throws IOException {
    root = Files.createDirectories(folder.resolve("infra"));
    Files.createDirectories(root.resolve(".git"));
    TestRepository.base(root).write("catalog/networks.yaml", "");
    Path event =
        Files.writeString(
            folder.resolve("event.json"),
            "{\"pull_request\": {\"number\": 12, \"head\": {\"sha\": \"" + HEAD + "\"}}}");
    environment.putAll(
        Map.of(
            "GITHUB_REPOSITORY",
            FakeGitHub.REPOSITORY,
            "GITHUB_API_URL",
            github.api().toString(),
            "GITHUB_EVENT_PATH",
            event.toString(),
            "GITHUB_RUN_ID",
            "4711",
            "GITHUB_TOKEN",
            TOKEN));
  }

  @AfterEach
  void theContractHoldsAndTheTokenIsNowhere() {
    github.close();
    assertThat(github.broken()).isEmpty();
    assertThat(github.bodies() + "" + github.statuses() + said).doesNotContain(TOKEN);
  }

  private PlanResult plan(String... stacks) {
    Interruption interruption = new Interruption();
    Surroundings around =
        new Surroundings(
            environment,
            redactor,
            new CommonsExecRunner(redactor, interruption),
            interruption,
            said::add,
            Terminal.NOBODY,
            Clock.systemUTC(),
            "0.1.0");
    return new PlanOperation(around)
        .execute(
            new PlanRequest(
                root,
                new TreeSet<>(List.of(stacks)),
                false,
                false,
                new CommentOptions(true, null, null)));
  }

  private static List<String> codes(PlanResult result) {
    return result.diagnostics().stream().map(Diagnostic::code).toList();
  }

  private String resultFile() throws IOException {
    return Files.readString(root.resolve("target/proxmox/plan-result.json"));
  }

  @Test
  void mistakesStandInTheCommentAndTheStatusIsAFailure() throws IOException {
    PlanResult result = plan();

    assertThat(result.outcome()).isEqualTo(Outcome.INVALID);
    assertThat(github.bodies())
        .singleElement()
        .asString()
        .startsWith(MARKER + "\n\n**Invalid.** 1 error")
        .contains("- **error** there is no network", "at `servers/shop/");
    assertThat(github.statuses())
        .containsExactly(
            "pending proxmoxctl/plan: planning", "failure proxmoxctl/plan: Invalid: 1 error");
    assertThat(said).singleElement().asString().startsWith("comment: https://github.com/acme/");
    assertThat(resultFile()).contains("\"outcome\" : \"invalid\"").doesNotContain("forge.");
  }

  @Test
  void theNextRunRewritesItAndLeavesThoseOfOthersAlone() {
    github.comment(7, "mallory", MARKER + "\n\nmine");
    plan();
    plan();

    assertThat(github.bodies()).hasSize(2).startsWith(MARKER + "\n\nmine");
  }

  @Test
  void stacksAndFoldersHaveCommentsOfTheirOwn() {
    plan();
    plan("shop");
    plan("erp");

    assertThat(github.bodies()).hasSize(3).doesNotHaveDuplicates();
    assertThat(github.statuses()).contains("pending proxmoxctl/plan (shop): planning");
  }

  @Test
  void aPlanThatCannotBeToldHasFailedAndIsWrittenDownNevertheless() throws IOException {
    github.refusing(
        "POST", COMMENTS, FakeGitHub.error(403, "Resource not accessible by integration"));

    PlanResult result = plan();

    assertThat(codes(result)).startsWith("forge.forbidden").contains("reference.unknown");
    assertThat(github.statuses()).last().asString().startsWith("error proxmoxctl/plan: ");
    assertThat(resultFile()).contains("forge.forbidden", "reference.unknown");
  }

  @Test
  void aForgeThatTakesNothingFromTheBeginningIsToldAtTheEnd() throws IOException {
    github.refusing("POST", "/statuses/" + HEAD, FakeGitHub.error(401, "Bad credentials"));

    PlanResult result = plan();

    assertThat(codes(result)).startsWith("forge.token").contains("reference.unknown");
    assertThat(github.bodies()).isEmpty();
    assertThat(resultFile()).contains("forge.token");
  }

  @Test
  void anOutdatedPlanOverwritesNoNewerOne() {
    github
        .withHead("81ab77d3f9c2e1b7d5a4c8e9f0a1b2c3d4e5f6a7")
        .comment(BOT, "github-actions[bot]", MARKER + "\n\nnewer");

    PlanResult result = plan();

    assertThat(codes(result)).contains("forge.outdated");
    assertThat(result.outcome()).isEqualTo(Outcome.INVALID);
    assertThat(github.bodies()).containsExactly(MARKER + "\n\nnewer");
    assertThat(github.statuses()).last().asString().startsWith("failure");
  }

  @Test
  void aWrongCallEndsBeforeAnythingIsDoneAndSaysWhatElseIsWrong() {
    environment.remove("GITHUB_EVENT_PATH");

    PlanResult result = plan();

    assertThat(result.outcome()).isEqualTo(Outcome.USAGE);
    assertThat(codes(result)).contains("forge.request", "reference.unknown");
    assertThat(github.bodies()).isEmpty();
  }

  @Test
  void withoutATokenNothingIsPosted() {
    environment.remove("GITHUB_TOKEN");

    assertThat(codes(plan())).contains("secret.unusable");
    assertThat(github.bodies()).isEmpty();
  }

  @Test
  void aTextThatShowsASecretIsNotPosted() {
    // no masking of what others say can hide it: it is what we say ourselves
    redactor.register(Secret.of("**Invalid.** 1 err"));

    assertThat(codes(plan())).startsWith("forge.secret");
    assertThat(github.bodies()).isEmpty();
    assertThat(github.statuses()).last().asString().startsWith("error");
  }

  @Test
  void aPlanWithoutPlanIsTold() throws IOException {
    TestRepository.base(root);

    PlanResult result = plan();

    assertThat(result.outcome()).isEqualTo(Outcome.ERROR);
    assertThat(github.bodies())
        .singleElement()
        .asString()
        .startsWith(MARKER + "\n\n**No plan could be made.** 1 error");
    assertThat(github.statuses()).last().asString().startsWith("error proxmoxctl/plan: No plan");
  }
}
