package io.github.proxmoxctl.forge;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What goes wrong with GitHub, in words for a person. */
final class GitHubProblems {

  private final String repository;

  GitHubProblems(String repository) {
    this.repository = repository;
  }

  /** The problem that an answer tells of. */
  DiagnosticException of(GitHubRequest request, GitHubAnswer answer) {
    return switch (answer.status()) {
      case 301, 302, 307, 308 ->
          problem("moved", "%s has another name now".formatted(repository), answer.why())
              .next("write its name in `forge.github.repository` of proxmox.yaml")
              .asException();
      case 401 -> token(answer.why());
      case 403 -> forbidden(request, answer);
      case 404 ->
          problem(
                  "unseen",
                  "GitHub shows this token nothing where it should %s".formatted(request.aim()),
                  answer.why())
              .next(
                  "check the repository (%s) and the request's number, and that the token may see them"
                      .formatted(repository))
              .asException();
      default ->
          problem(
                  "refused",
                  "GitHub did not %s (HTTP %d)".formatted(request.aim(), answer.status()),
                  answer.why())
              .next("correct what GitHub names, then plan again")
              .asException();
    };
  }

  DiagnosticException token(String why) {
    return problem("token", "GitHub does not accept the token", why)
        .next(
            "in GitHub Actions give it as GITHUB_TOKEN: ${{ github.token }}; elsewhere name one in"
                + " `forge.github.token` of proxmox.yaml that has not expired")
        .asException();
  }

  private DiagnosticException forbidden(GitHubRequest request, GitHubAnswer answer) {
    @Nullable String needed = answer.headers().get("X-Accepted-GitHub-Permissions");
    String why =
        needed == null || needed.isBlank()
            ? answer.why()
            : answer.why() + "\nneeded: " + GitHubAnswer.quoted(needed);
    return problem("forbidden", "the token may not %s".formatted(request.aim()), why)
        .next(
            "give the workflow's job `permissions: {pull-requests: write, statuses: write}`, or a"
                + " fine-grained token the same; requests from forks never get them")
        .asException();
  }

  DiagnosticException rateLimit(GitHubRequest request, GitHubAnswer answer, Instant lifted) {
    return problem(
            "rateLimit",
            "GitHub's rate limit is used up: it did not " + request.aim(),
            answer.why())
        .next("plan again after %s".formatted(lifted.truncatedTo(ChronoUnit.SECONDS)))
        .asException();
  }

  DiagnosticException unreachable(GitHubRequest request, String failure) {
    return problem("unreachable", "GitHub does not answer: it did not " + request.aim(), failure)
        .next(
            "look at GitHub's own status, and whether its API can be reached from here (proxy,"
                + " firewall); then plan again")
        .asException();
  }

  DiagnosticException certificate(String host, String why) {
    return problem("certificate", "the certificate of %s is not trusted".formatted(host), why)
        .next(
            "the authority of a GitHub Enterprise Server belongs into Java's trust store"
                + " (-Djavax.net.ssl.trustStore)")
        .asException();
  }

  DiagnosticException answer(GitHubRequest request, String why) {
    return problem("answer", "what GitHub answered is not understood: " + request.aim(), why)
        .next("check that `forge.github.api` of proxmox.yaml is the API's base URL")
        .asException();
  }

  DiagnosticException tooMany(int request, int pages) {
    return problem(
            "tooMany",
            "request #%d has more than %d pages of comments".formatted(request, pages),
            "ours could be among those that were not read")
        .next("open a new request for the same branch")
        .asException();
  }

  private static Problem problem(String code, String summary, String why) {
    return new Problem(Diagnostic.error("forge." + code, summary, null).because(why));
  }

  private record Problem(Diagnostic diagnostic) {
    Problem next(String remedy) {
      return new Problem(diagnostic.next(remedy));
    }

    DiagnosticException asException() {
      return DiagnosticException.error(diagnostic);
    }
  }
}
