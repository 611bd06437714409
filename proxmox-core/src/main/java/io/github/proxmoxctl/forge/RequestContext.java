package io.github.proxmoxctl.forge;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.forge.GitHubActions.Event;
import io.github.proxmoxctl.model.ForgeSettings;
import io.github.proxmoxctl.model.SecretReference;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which request a plan is for, and where. What is given wins over the YAML, the YAML over what the
 * forge's own pipeline says.
 *
 * @param repository {@code owner/name}
 * @param api the API's base URL, without a slash at its end
 * @param request the request's number
 * @param commit full id of the commit that was planned; null for the request's newest
 * @param run where this run is to be seen, or null
 */
public record RequestContext(
    String repository,
    URI api,
    SecretReference token,
    int request,
    @Nullable String commit,
    @Nullable URI run) {

  private static final SecretReference GIVEN_TOKEN =
      new SecretReference.Environment("GITHUB_TOKEN");

  /**
   * Finds out which request is meant.
   *
   * @param request as given, or null
   * @param commit as given, or null
   * @param settings as the YAML has them, or null
   * @param environment the user's variables
   * @throws DiagnosticException as a wrong call, when it is not known which request is meant
   */
  public static RequestContext of(
      @Nullable Integer request,
      @Nullable String commit,
      @Nullable ForgeSettings settings,
      Map<String, String> environment) {
    GitHubActions actions = new GitHubActions(environment);
    String repository =
        settings == null
            ? actions
                .repository()
                .orElseThrow(
                    () ->
                        unknown(
                            "it is not known which repository the request is in",
                            "name it in `forge.github.repository` of proxmox.yaml"))
            : settings.repository();
    // a number means something only in its own repository
    boolean isHere = actions.repository().filter(repository::equalsIgnoreCase).isPresent();
    Event meant =
        request == null
            ? actions
                .event()
                .filter(event -> isHere)
                .orElseThrow(
                    () ->
                        unknown(
                            "it is not known which request is meant",
                            "give its number with --request (proxmox.request)"))
            : new Event(positive(request), null);
    return new RequestContext(
        repository,
        settings == null ? actions.api() : settings.api(),
        settings == null || settings.token() == null ? GIVEN_TOKEN : settings.token(),
        meant.number(),
        commit == null ? meant.head() : full(commit),
        actions.run().orElse(null));
  }

  private static int positive(int request) {
    if (request < 1) {
      throw wrong("request", String.valueOf(request), "give the number of a pull request");
    }
    return request;
  }

  private static String full(String commit) {
    if (!commit.matches("[0-9a-f]{40}|[0-9a-f]{64}")) {
      throw wrong("commit", commit, "give the full id, as git rev-parse HEAD prints it");
    }
    return commit;
  }

  private static DiagnosticException unknown(String what, String remedy) {
    return new DiagnosticException(
        Outcome.USAGE,
        Diagnostic.error("forge.request", "the plan cannot be commented: " + what, null)
            .because("in a pull_request run of GitHub Actions it is found without being told")
            .next(remedy));
  }

  private static DiagnosticException wrong(String option, String value, String remedy) {
    return new DiagnosticException(
        Outcome.USAGE,
        Diagnostic.error(
                "forge.request",
                "--%s (proxmox.%s) cannot be %s".formatted(option, option, Quoted.of(value)),
                null)
            .next(remedy));
  }
}
