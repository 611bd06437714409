package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.ansible.HostVerdict;
import io.github.proxmoxctl.ansible.PlaybookResult;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why a host is not configured, in words for a person. */
final class HostProblems {

  private static final int LONGEST = 2000;
  private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");

  private HostProblems() {}

  /** Of a host that is configured: none. */
  static @Nullable Diagnostic of(PlannedHost host, HostVerdict verdict) {
    HostVerdict.Failure failure = verdict.failure();
    return switch (verdict.kind()) {
      case CONFIGURED -> null;
      case FAILED -> failed(host, failure);
      case UNREACHABLE ->
          problem(
                  host,
                  "host.unreachable",
                  "%s could not be reached at %s".formatted(host.name(), host.host().address()))
              .because(message(failure))
              .next(
                  "check that it runs and that its SSH answers, then run configure again: it goes"
                      + " on from here");
      case OTHER_KEY -> otherKey(host, failure);
      case NOT_FINISHED ->
          problem(host, "host.notFinished", host.name() + " was not configured to its end")
              .because(failure == null ? "the run ended before" : message(failure))
              .next("run configure again: it goes on from here");
    };
  }

  private static Diagnostic failed(PlannedHost host, HostVerdict.@Nullable Failure failure) {
    String where =
        failure == null
            ? "a task"
            : (failure.role() == null ? "" : "role " + failure.role() + ", ")
                + "task \""
                + (failure.task() == null ? "?" : failure.task())
                + '"';
    String message = message(failure);
    return problem(host, "ansible.task", "%s: %s failed".formatted(host.name(), where))
        .because(message)
        .next(remedy(message));
  }

  private static String remedy(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    if (lower.contains("future feature annotations") || lower.contains("ansible-core requires")) {
      return "this ansible-core does not work with the host's Python: for EL 8 use 2.16 or older,"
          + " for EL 10 and Ubuntu 24.04 2.16 or newer, for Debian 13 2.18 or newer";
    }
    if (lower.contains("sudo") && lower.contains("password")) {
      return "let the user that logs in use sudo without a password, as cloud-init does";
    }
    return "mend the cause, then run configure again: it goes on from here; all that Ansible said"
        + " is in target/proxmox/configure";
  }

  private static Diagnostic otherKey(PlannedHost host, HostVerdict.@Nullable Failure failure) {
    return problem(
            host,
            "hostKey.changed",
            "security stop: %s shows another SSH key than the one that is pinned"
                .formatted(host.name()))
        .because(
            "another machine may answer at %s; no task and no secret was sent to it%s"
                .formatted(host.host().address(), shown(failure)))
        .next(
            "find out why. If its key was changed on purpose: for a host of your own correct"
                + " spec.ssh.hostKey, for a server run configure --repin "
                + host.name());
  }

  /** Of a run that came to no recap: nothing it did counts. */
  static Diagnostic didNotRun(PlaybookResult result) {
    if (result.isKeyRefused()) {
      return Diagnostic.error("ansible.key", "the SSH agent does not take the private key", null)
          .because(words(result))
          .next(
              "store the whole key as OpenSSH writes it, without a passphrase: from -----BEGIN to"
                  + " -----END (`ssh.privateKey` of proxmox.yaml)");
    }
    String how =
        result.isStopped()
            ? "Ansible was stopped"
            : result.signal().isPresent()
                ? "Ansible was killed by signal " + result.signal().getAsInt()
                : "Ansible ended with exit code "
                    + result.exitCode()
                    + " and told of no host how it went";
    return Diagnostic.error("ansible.run", how, null)
        .because(
            result.isStopped() || result.signal().isPresent()
                ? "what it did until then is in target/proxmox/configure"
                : words(result))
        .next(
            result.isStopped()
                ? "run configure again: hosts are configured from where they are"
                : "mend that, then run configure again; nothing is recorded of this run's hosts");
  }

  private static String shown(HostVerdict.@Nullable Failure failure) {
    Matcher matcher =
        FINGERPRINT.matcher(failure == null || failure.message() == null ? "" : failure.message());
    return matcher.find() ? "\nit shows " + matcher.group() : "";
  }

  private static String words(PlaybookResult result) {
    return result.lastWords().isEmpty()
        ? "it said nothing"
        : result.lastWords().stream().map(HostProblems::visible).collect(Collectors.joining("\n"));
  }

  private static String message(HostVerdict.@Nullable Failure failure) {
    if (failure == null || failure.message() == null) {
      return "Ansible gave no reason";
    }
    List<String> lines = new ArrayList<>();
    String text = failure.message();
    (text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text)
        .lines()
        .map(HostProblems::visible)
        .forEach(lines::add);
    return String.join("\n", lines);
  }

  private static String visible(String line) {
    return Quoted.visible(line.strip());
  }

  private static Diagnostic problem(PlannedHost host, String code, String summary) {
    return Diagnostic.error(code, summary, host.host().origins().whole());
  }
}
