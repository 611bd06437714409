package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.model.Monitoring;
import io.github.proxmoxctl.monitoring.AlertmanagerClient;
import io.github.proxmoxctl.monitoring.Silence;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps Alertmanager quiet about servers while they are taken out of monitoring and destroyed:
 * nobody shall be called for what was approved. No part of it stops a deployment.
 */
final class LeavingSilence {

  /** It ends by itself if we do not live to expire it. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private final @Nullable URI alertmanager;
  private final @Nullable String id;
  private final List<Diagnostic> problems;

  private LeavingSilence(
      @Nullable URI alertmanager, @Nullable String id, List<Diagnostic> problems) {
    this.alertmanager = alertmanager;
    this.id = id;
    this.problems = problems;
  }

  /** Begins it, if there are such servers and an Alertmanager. */
  static LeavingSilence of(
      Optional<Monitoring> monitoring,
      String estate,
      Collection<String> servers,
      String actor,
      Instant now) {
    URI url = monitoring.map(Monitoring::alertmanager).orElse(null);
    if (url == null || servers.isEmpty()) {
      return new LeavingSilence(null, null, List.of());
    }
    Silence silence =
        new Silence(estate, servers, actor, "proxmoxctl deploy destroys them, as approved");
    try (AlertmanagerClient client = AlertmanagerClient.of(url)) {
      return new LeavingSilence(url, client.silence(silence, now, now.plus(LONGEST)), List.of());
    } catch (DiagnosticException e) {
      return new LeavingSilence(url, null, List.of(warning(e, "alerts may go out for them")));
    }
  }

  /** Ends it. What could not be done is in the answer. */
  List<Diagnostic> expire() {
    if (alertmanager == null || id == null) {
      return problems;
    }
    try (AlertmanagerClient client = AlertmanagerClient.of(alertmanager)) {
      client.expire(id);
      return List.of();
    } catch (DiagnosticException e) {
      return List.of(warning(e, "the silence " + id + " ends by itself within an hour"));
    }
  }

  private static Diagnostic warning(DiagnosticException e, String consequence) {
    Diagnostic problem = e.diagnostics().get(0);
    return Diagnostic.warning(
            "monitoring.silence",
            "servers leave, and Alertmanager could not be told so: " + consequence,
            null)
        .because(problem.summary() + ": " + problem.detail())
        .next("look at the alerts of the servers that leave");
  }
}
