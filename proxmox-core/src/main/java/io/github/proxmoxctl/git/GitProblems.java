package io.github.proxmoxctl.git;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.jspecify.annotations.Nullable;

/** What goes wrong with Git, in words for a person. */
final class GitProblems {

  private GitProblems() {}

  /**
   * The messages of a failure and its causes, one per line, without what a URL carries secretly.
   */
  static String text(Throwable failure) {
    Set<String> lines = new LinkedHashSet<>();
    for (@Nullable Throwable at = failure; at != null && lines.size() < 5; at = at.getCause()) {
      String message = at.getMessage();
      lines.add(message == null ? at.getClass().getSimpleName() : withoutLogIn(message).strip());
    }
    return String.join("\n", lines);
  }

  /** A text in which no URL names a user or a password. */
  static String withoutLogIn(String text) {
    return text.replaceAll("(?i)\\b(https?://)[^/@\\s]+@", "$1");
  }

  /** A remote that could not be read or written. */
  static DiagnosticException remote(String action, String url, Throwable failure) {
    String where = withoutLogIn(url);
    String said = text(failure);
    String words = said.toLowerCase(Locale.ROOT);
    if (words.contains("ssl problems") || words.contains("pkix") || words.contains("certificate")) {
      return DiagnosticException.error(
          Diagnostic.error(
                  "git.certificate", "the certificate of " + where + " is not trusted", null)
              .because(said)
              .next(
                  "have the server's authority in the trust store of the JVM:"
                      + " JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore=<file> (Git's own"
                      + " http.sslCAInfo is not read)"));
    }
    if (isAboutLogIn(words)) {
      return DiagnosticException.error(
          Diagnostic.error("git.credentials", where + " does not let us " + action, null)
              .because(said)
              .next(
                  "over https give a token that may write to the repository; over ssh load your"
                      + " key into the agent and have the host in ~/.ssh/known_hosts: `git"
                      + " ls-remote` must work without a question"));
    }
    if (failure instanceof NoRemoteRepositoryException || words.contains("not found")) {
      return DiagnosticException.error(
          Diagnostic.error("git.remoteMissing", "there is no repository at " + where, null)
              .because(said)
              .next("check `git remote -v`; a private one also looks missing to a wrong log-in"));
    }
    return DiagnosticException.error(
        Diagnostic.error("git.unreachable", "could not " + action + " " + where, null)
            .because(said)
            .next("check the network and `git ls-remote`, then run this again"));
  }

  private static boolean isAboutLogIn(String words) {
    return Stream.of(
            "not authorized",
            "authentication",
            "auth fail",
            "auth cancel",
            "not permitted",
            "no more authentication",
            "cannot log in",
            "unknown host key",
            "server key",
            "host key verification failed",
            "permission denied",
            "403")
        .anyMatch(words::contains);
  }

  /** A push that the server will not have, however often it is tried. */
  static DiagnosticException refused(String branch, String url, PushVerdict.Refused verdict) {
    return DiagnosticException.error(
        Diagnostic.error(
                "git.refused", withoutLogIn(url) + " refused a commit to branch " + branch, null)
            .because(withoutLogIn(verdict.reason()))
            .next(
                "let the identity that runs this push to "
                    + branch
                    + " (branch protection, rules, hooks of the server)"));
  }

  /** A branch that never stood still long enough, or a lock that nobody takes away. */
  static DiagnosticException contention(String branch, int attempts, String reason) {
    return DiagnosticException.error(
        Diagnostic.error(
                "git.contention",
                "branch " + branch + " could not be updated in " + attempts + " attempts",
                null)
            .because(withoutLogIn(reason))
            .next(
                "other runs record at the same time: run this again; if none does, a file"
                    + " refs/heads/"
                    + branch
                    + ".lock of a killed Git may be in the way"));
  }

  /** Records on this machine and on the remote that do not know of each other. */
  static DiagnosticException diverged(String branch, String remote) {
    return DiagnosticException.error(
        Diagnostic.error(
                "git.diverged",
                "the local branch " + branch + " has commits that " + remote + " lacks",
                null)
            .because("and the other way round: neither tells the whole story")
            .next(
                "look at `git log "
                    + branch
                    + "` and `git log "
                    + remote
                    + "/"
                    + branch
                    + "`, then rename the local branch: `git branch -m "
                    + branch
                    + " "
                    + branch
                    + "-old`"));
  }

  /** Objects or refs of the clone that cannot be read or written. */
  static DiagnosticException local(String branch, Throwable failure) {
    return DiagnosticException.error(
        Diagnostic.error(
                "git.unwritable", "branch " + branch + " cannot be read or written here", null)
            .because(text(failure))
            .next("check that the disk is not full and that .git belongs to you, then run again"));
  }

  /** Told to stop while waiting for a turn. */
  static DiagnosticException interrupted(String branch) {
    return new DiagnosticException(
        Outcome.INTERRUPTED,
        Diagnostic.error("git.interrupted", "stopped before " + branch + " was written", null));
  }
}
