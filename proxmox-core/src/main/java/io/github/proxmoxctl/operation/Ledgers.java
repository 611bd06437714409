package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.git.GitCredentials;
import io.github.proxmoxctl.ledger.Ledger;
import io.github.proxmoxctl.model.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Opens the ledger that the pipeline names. */
final class Ledgers {

  /** A token for the Git remote over HTTPS; SSH uses the user's keys. */
  static final String GIT_TOKEN = "PROXMOXCTL_GIT_TOKEN";

  private Ledgers() {}

  static Ledger open(Site site, Pipeline pipeline, Surroundings around) {
    GitCredentials credentials =
        new GitCredentials(() -> Optional.ofNullable(around.environment().get(GIT_TOKEN)));
    return new Ledger(
        site.git().branch(pipeline.ledger().branch(), pipeline.ledger().remote(), credentials),
        site.durable().path(),
        around.redactor()::finds,
        around.clock());
  }

  /**
   * Opens it for a goal that changes something: nothing is done on a ledger that does not know what
   * was done before.
   *
   * @throws DiagnosticException when what waits to be recorded still cannot be
   */
  static Ledger openComplete(Site site, Pipeline pipeline, Surroundings around) {
    Ledger ledger = open(site, pipeline, around);
    try {
      ledger.pushUnrecorded();
      return ledger;
    } catch (DiagnosticException e) {
      List<Diagnostic> problems = new ArrayList<>();
      ledger.unrecorded().stream().map(Cautions::unrecorded).forEach(problems::add);
      problems.addAll(e.diagnostics());
      throw new DiagnosticException(e.outcome(), problems);
    }
  }
}
