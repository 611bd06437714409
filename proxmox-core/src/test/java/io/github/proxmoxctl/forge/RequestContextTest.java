package io.github.proxmoxctl.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.model.ForgeSettings;
import io.github.proxmoxctl.model.SecretReference;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which request a plan is for. */
class RequestContextTest {

  private static final String HEAD = "3f9c2e1b7d5a4c8e9f0a1b2c3d4e5f6a7b8c9d0e";
  private static final String OTHER = "81ab77d3f9c2e1b7d5a4c8e9f0a1b2c3d4e5f6a7";
  private static final SecretReference TOKEN = new SecretReference.Environment("FORGE_TOKEN");

  @TempDir private Path folder;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void aPullRequestRun() throws IOException {
    event("{\"pull_request\": {\"number\": 12, \"head\": {\"sha\": \"" + HEAD + "\"}}}");
    environment.put("GITHUB_REPOSITORY", "acme/infrastructure");
    environment.put("GITHUB_API_URL", "https://github.example.org/api/v3");
    environment.put("GITHUB_SERVER_URL", "https://github.example.org");
    environment.put("GITHUB_RUN_ID", "4711");
  }

  private void event(String json) throws IOException {
    Path file = Files.writeString(folder.resolve("event.json"), json);
    environment.put("GITHUB_EVENT_PATH", file.toString());
  }

  private RequestContext context(
      @Nullable Integer request, @Nullable String commit, @Nullable ForgeSettings settings) {
    return RequestContext.of(request, commit, settings, environment);
  }

  private DiagnosticException refused(
      @Nullable Integer request, @Nullable String commit, @Nullable ForgeSettings settings) {
    return catchThrowableOfType(
        DiagnosticException.class, () -> context(request, commit, settings));
  }

  @Test
  void aPullRequestRunOfGitHubActionsNeedsNoOption() {
    assertThat(context(null, null, null))
        .isEqualTo(
            new RequestContext(
                "acme/infrastructure",
                URI.create("https://github.example.org/api/v3"),
                new SecretReference.Environment("GITHUB_TOKEN"),
                12,
                HEAD,
                URI.create("https://github.example.org/acme/infrastructure/actions/runs/4711")));
  }

  @Test
  void whatIsGivenWins() {
    RequestContext context = context(13, OTHER, null);

    assertThat(context.request()).isEqualTo(13);
    assertThat(context.commit()).isEqualTo(OTHER);
  }

  @Test
  void theHeadOfAnotherRequestThanTheRunsIsNotAssumed() {
    assertThat(context(13, null, null).commit()).isNull();
  }

  @Test
  void theYamlWinsOverTheEnvironment() {
    ForgeSettings settings =
        new ForgeSettings("ACME/infrastructure", URI.create("https://api.github.com"), TOKEN);

    RequestContext context = context(null, null, settings);

    assertThat(context.repository()).isEqualTo("ACME/infrastructure");
    assertThat(context.api()).isEqualTo(URI.create("https://api.github.com"));
    assertThat(context.token()).isEqualTo(TOKEN);
    assertThat(context.request()).isEqualTo(12);
  }

  @Test
  void aNumberMeansNothingInAnotherRepository() {
    ForgeSettings other =
        new ForgeSettings("acme/other", URI.create("https://api.github.com"), null);

    assertThat(refused(null, null, other).outcome()).isEqualTo(Outcome.USAGE);
    assertThat(context(12, null, other).repository()).isEqualTo("acme/other");
  }

  @Test
  void aRunForNoRequestMustBeTold() throws IOException {
    event("{\"ref\": \"refs/heads/main\"}");

    DiagnosticException thrown = refused(null, null, null);

    assertThat(thrown.outcome()).isEqualTo(Outcome.USAGE);
    assertThat(thrown.diagnostics().get(0).remedy()).contains("--request");
  }

  @Test
  void outsideOfAnyPipelineTheRepositoryMustBeTold() {
    environment.clear();

    assertThat(refused(12, null, null).diagnostics().get(0).remedy())
        .contains("forge.github.repository");
  }

  @Test
  void anEventThatIsNotThereIsTold() {
    environment.put("GITHUB_EVENT_PATH", folder.resolve("gone.json").toString());

    assertThat(refused(null, null, null).diagnostics().get(0).code()).isEqualTo("forge.event");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3f9c2e1", "main", "3F9C2E1B7D5A4C8E9F0A1B2C3D4E5F6A7B8C9D0E", "../../x"})
  void aCommitIsGivenInFull(String commit) {
    assertThat(refused(12, commit, null).outcome()).isEqualTo(Outcome.USAGE);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void aRequestHasAPositiveNumber(int request) {
    assertThat(refused(request, null, null).outcome()).isEqualTo(Outcome.USAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://github.example.org", "ftp://x", "nonsense", "http://127.0.0.1.evil"})
  void theTokenIsNotSentInClear(String api) {
    environment.put("GITHUB_API_URL", api);

    assertThat(refused(null, null, null).diagnostics().get(0).code()).isEqualTo("forge.api");
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "https://x)[y](z", "https://a.b/c"})
  void aStrangeServerMakesNoLink(String server) {
    environment.put("GITHUB_SERVER_URL", server);

    assertThat(context(null, null, null).run()).isNull();
  }
}
