package io.github.proxmoxctl.forge;

import static io.github.proxmoxctl.forge.FakeGitHub.BOT;
import static io.github.proxmoxctl.forge.FakeGitHub.HEAD;
import static io.github.proxmoxctl.forge.FakeGitHub.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.forge.CommitStatus.State;
import io.github.proxmoxctl.secret.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a fake that keeps to GitHub's published description, as our requests must. */
class GitHubForgeTest {

  private static final String MARKER = "<!-- proxmoxctl/plan -->";
  private static final Author US = new Author(BOT, "github-actions[bot]");
  private static final String TOKEN = "ghs_0123456789abcdefghij0123456789abcdef";
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String COMMENTS = "/issues/12/comments";

  private static final Patience IMPATIENT =
      new Patience(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          3,
          Duration.ofMillis(4),
          Duration.ofSeconds(5));

  private final FakeGitHub github = new FakeGitHub();
  private final GitHubForge forge = forge(github.api(), TOKEN);

  private static GitHubForge forge(URI api, String token) {
    return new GitHubForge(
        FakeGitHub.REPOSITORY,
        api,
        Secret.of(token),
        IMPATIENT,
        Clock.fixed(NOW, ZoneOffset.UTC),
        new OkHttpClient());
  }

  @AfterEach
  void theContractHolds() {
    forge.close();
    github.close();
    assertThat(github.broken()).isEmpty();
  }

  private String comment(String... bodies) {
    return forge.comment(REQUEST, US, MARKER, List.of(bodies));
  }

  private static Diagnostic problem(Runnable action) {
    DiagnosticException thrown = catchThrowableOfType(DiagnosticException.class, action::run);
    assertThat(thrown).isNotNull();
    assertThat(thrown.outcome()).isEqualTo(Outcome.ERROR);
    Diagnostic problem = thrown.diagnostics().get(0);
    assertThat(problem.remedy()).isNotBlank();
    assertThat(problem.toString()).doesNotContain(TOKEN);
    return problem;
  }

  private static CommitStatus status(State state, String description) {
    return new CommitStatus(
        state, "proxmoxctl/plan", description, URI.create("https://github.com/run/1"));
  }

  @Test
  void everyRequestSaysWhoAndWhichVersion() {
    assertThat(forge.request(REQUEST)).isEqualTo(new ChangeRequest(REQUEST, HEAD));

    assertThat(github.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
              assertThat(request.getHeaders().get("X-GitHub-Api-Version")).isEqualTo("2022-11-28");
              assertThat(request.getHeaders().get("Accept"))
                  .isEqualTo("application/vnd.github+json");
            });
  }

  @Test
  void theFirstCommentIsMadeAndTheNextPlanReplacesIt() {
    String first = comment(MARKER + "\nfirst");
    String second = comment(MARKER + "\nsecond");

    assertThat(second).isEqualTo(first).contains("#issuecomment-");
    assertThat(github.bodies()).containsExactly(MARKER + "\nsecond");
  }

  @Test
  void onlyACommentOfOursWithOurMarkerAtItsBeginningIsOurs() {
    github
        .comment(7, "mallory", MARKER + "\nlooks like ours")
        .comment(BOT, "github-actions[bot]", "> " + MARKER + "\nquotes us")
        .comment(BOT, "github-actions[bot]", "<!-- proxmoxctl/plan 1 -->\nanother estate")
        .comment(8, "github-actions[bot]", MARKER + "\nour name, not our account");

    comment(MARKER + "\nplan");

    assertThat(github.bodies())
        .hasSize(5)
        .startsWith(MARKER + "\nlooks like ours")
        .endsWith(MARKER + "\nplan");
    assertThat(github.targets()).noneMatch(t -> t.startsWith("PATCH") || t.startsWith("DELETE"));
  }

  @Test
  void oursIsFoundBehindManyPagesAndNoPageIsSoughtElsewhere() {
    for (int i = 0; i < 230; i++) {
      github.comment(7, "someone", "comment " + i);
    }
    github.comment(BOT, "github-actions[bot]", MARKER + "\nold");
    github.comment(7, "someone", "last");

    comment(MARKER + "\nnew");

    assertThat(github.bodies()).hasSize(232).contains(MARKER + "\nnew");
    assertThat(github.targets())
        .filteredOn(target -> target.startsWith("GET"))
        .hasSize(3)
        .allMatch(target -> target.contains(COMMENTS + "?per_page=100&page="));
  }

  @Test
  void aSecondOneOfOursGoes() {
    github
        .comment(BOT, "github-actions[bot]", MARKER + "\nof one run")
        .comment(BOT, "github-actions[bot]", MARKER + "\nof another");

    comment(MARKER + "\nnew");

    assertThat(github.bodies()).containsExactly(MARKER + "\nnew");
  }

  @Test
  void aLostAnswerMakesNoSecondComment() {
    github.losingTheAnswerOf("POST", COMMENTS, FakeGitHub.reset());

    comment(MARKER + "\nplan");

    assertThat(github.bodies()).containsExactly(MARKER + "\nplan");
    assertThat(github.targets()).filteredOn(t -> t.startsWith("POST")).hasSize(1);
  }

  @Test
  void aGatewayThatGaveUpMakesNoSecondCommentEither() {
    github
        .losingTheAnswerOf("POST", COMMENTS, FakeGitHub.error(502, "Bad Gateway"))
        .refusing("GET", COMMENTS, FakeGitHub.reset());

    comment(MARKER + "\nplan");

    assertThat(github.bodies()).containsExactly(MARKER + "\nplan");
  }

  @Test
  void aCommentThatSomebodyDeletesMeanwhileIsMadeAnew() {
    github.comment(BOT, "github-actions[bot]", MARKER + "\nold");
    github.losingTheAnswerOf("PATCH", "/issues/comments/1000", FakeGitHub.error(404, "Not Found"));

    comment(MARKER + "\nnew");

    assertThat(github.bodies()).containsExactly(MARKER + "\nnew");
  }

  @Test
  void aTextThatIsTooLongIsPostedShorter() {
    github.withLongestBody(100);

    comment(MARKER + "x".repeat(200), MARKER + "\nshort");

    assertThat(github.bodies()).containsExactly(MARKER + "\nshort");
  }

  @Test
  void aTextThatStaysTooLongIsAFailure() {
    github.withLongestBody(10);

    Diagnostic problem = problem(() -> comment(MARKER + "x".repeat(200), MARKER + "\nshort"));

    assertThat(problem.code()).isEqualTo("forge.refused");
    assertThat(problem.detail()).contains("Body is too long");
    assertThat(github.bodies()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoWeAreIsReadFromOurOwnStatus(boolean isNamedAtOnce) {
    if (isNamedAtOnce) {
      github.namingCreators();
    }
    assertThat(forge.announce(HEAD, status(State.PENDING, "planning"))).isEqualTo(US);

    assertThat(github.statuses()).containsExactly("pending proxmoxctl/plan: planning");
    assertThat(github.targets()).hasSize(isNamedAtOnce ? 1 : 2);
  }

  @Test
  void theSameStatusIsSetOnceAndALongOneIsCut() {
    forge.setStatus(HEAD, status(State.SUCCESS, "1 to create"));
    forge.setStatus(HEAD, status(State.SUCCESS, "1 to create"));
    forge.setStatus(HEAD, status(State.FAILURE, "é🚀".repeat(100)));

    assertThat(github.statuses()).hasSize(2);
    String description = github.statuses().get(1).replaceFirst("^[^:]*: ", "");
    assertThat(description.length()).isBetween(138, 140);
    assertThat(description).endsWith("…").doesNotContain("\\u");
  }

  @ParameterizedTest
  @CsvSource({
    "401,Bad credentials,forge.token",
    "403,Resource not accessible by integration,forge.forbidden",
    "404,Not Found,forge.unseen",
    "301,Moved Permanently,forge.moved",
    "422,No commit found for SHA,forge.refused"
  })
  void aRefusalIsToldInGitHubsWordsWithWhatToDo(int status, String message, String code) {
    github.refusing("POST", "/statuses/" + HEAD, FakeGitHub.error(status, message));

    Diagnostic problem = problem(() -> forge.announce(HEAD, status(State.PENDING, "x")));

    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.detail()).contains(message);
    assertThat(github.targets()).hasSize(1);
  }

  @Test
  void whatATokenLacksIsNamed() {
    github.refusing(
        "POST",
        COMMENTS,
        FakeGitHub.error(
            403,
            "Resource not accessible by integration",
            "X-Accepted-GitHub-Permissions",
            "issues=write; pull_requests=write"));

    Diagnostic problem = problem(() -> comment(MARKER));

    assertThat(problem.detail()).contains("needed: issues=write; pull_requests=write");
    assertThat(problem.remedy()).contains("pull-requests: write");
  }

  @Test
  void aShortRateLimitIsWaitedFor() {
    github
        .refusing("POST", COMMENTS, FakeGitHub.error(429, "slow down", "Retry-After", "0"))
        .refusing(
            "POST",
            COMMENTS,
            FakeGitHub.error(
                403,
                "API rate limit exceeded",
                "X-RateLimit-Remaining",
                "0",
                "X-RateLimit-Reset",
                String.valueOf(NOW.getEpochSecond() - 10)));

    comment(MARKER + "\nplan");

    assertThat(github.bodies()).containsExactly(MARKER + "\nplan");
  }

  @Test
  void aLongRateLimitIsAFailureThatSaysItsEnd() {
    github.refusing(
        "GET",
        COMMENTS,
        FakeGitHub.error(
            403,
            "API rate limit exceeded for installation ID 1",
            "X-RateLimit-Remaining",
            "0",
            "X-RateLimit-Reset",
            String.valueOf(NOW.plusSeconds(1799).getEpochSecond())));

    Diagnostic problem = problem(() -> comment(MARKER));

    assertThat(problem.code()).isEqualTo("forge.rateLimit");
    assertThat(problem.remedy()).isEqualTo("plan again after 2026-11-24T12:30:00Z");
    assertThat(github.targets()).hasSize(1);
  }

  @Test
  void aSecondaryLimitWithoutATimeIsALimitAndNoLackOfPermission() {
    github.refusing(
        "POST", COMMENTS, FakeGitHub.error(403, "You have exceeded a secondary rate limit."));

    assertThat(problem(() -> comment(MARKER)).code()).isEqualTo("forge.rateLimit");
  }

  @Test
  void aLimitThatIsNeverLiftedEnds() {
    for (int i = 0; i < 50; i++) {
      github.refusing("GET", "/pulls/12", FakeGitHub.error(429, "no", "Retry-After", "0"));
    }

    assertThat(problem(() -> forge.request(REQUEST)).code()).isEqualTo("forge.rateLimit");
  }

  @Test
  void faultsAreTriedAgainAndInTheEndTold() {
    github
        .refusing("GET", "/pulls/12", FakeGitHub.error(503, "Service Unavailable"))
        .refusing("GET", "/pulls/12", FakeGitHub.reset());
    assertThat(forge.request(REQUEST).head()).isEqualTo(HEAD);

    for (int i = 0; i < 3; i++) {
      github.refusing("GET", "/pulls/12", FakeGitHub.error(500, "unicorn"));
    }
    Diagnostic problem = problem(() -> forge.request(REQUEST));
    assertThat(problem.code()).isEqualTo("forge.unreachable");
    assertThat(problem.detail()).isEqualTo("HTTP 500 unicorn");
  }

  @Test
  void nobodyThereIsUnreachable() {
    URI api = github.api();
    github.close();
    try (GitHubForge nowhere = forge(api, TOKEN)) {
      assertThat(problem(() -> nowhere.request(REQUEST)).code()).isEqualTo("forge.unreachable");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "line\nbreak", "tökén"})
  void aTokenThatCannotBeOneIsNotSentNorShown(String token) {
    DiagnosticException thrown =
        catchThrowableOfType(DiagnosticException.class, () -> forge(github.api(), token).close());

    assertThat(thrown.diagnostics().get(0).code()).isEqualTo("forge.token");
    if (!token.isEmpty()) {
      assertThat(thrown.diagnostics().toString()).doesNotContain(token);
    }
  }

  @Test
  void anApiThatIsNoneIsSaidToBeNone() {
    github.refusing(
        "GET",
        "/pulls/12",
        new mockwebserver3.MockResponse.Builder().body("<html>hello</html>").build());

    assertThat(problem(() -> forge.request(REQUEST)).code()).isEqualTo("forge.answer");
  }
}
