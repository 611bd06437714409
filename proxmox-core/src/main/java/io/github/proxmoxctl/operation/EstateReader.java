package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.allocation.Allocation;
import io.github.proxmoxctl.allocation.Allocator;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.diagnostic.Sources;
import io.github.proxmoxctl.git.SourceCommit;
import io.github.proxmoxctl.ledger.Ledger;
import io.github.proxmoxctl.ledger.LedgerSnapshot;
import io.github.proxmoxctl.model.DesiredState;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the repo and the ledger, and allocates. */
final class EstateReader {

  /** What decides the desired state; a commit must say all of it before it is applied. */
  private static final List<String> INPUTS =
      List.of("proxmox.yaml", "catalog", "servers", "ansible");

  private EstateReader() {}

  static Estate read(Site site, ValidateResult valid, Ledger ledger) {
    SourceCommit head =
        site.git()
            .head()
            .orElseThrow(
                () ->
                    DiagnosticException.error(
                        Diagnostic.error(
                                "git.noCommit", "the infrastructure repo has no commit yet", null)
                            .next("git add proxmox.yaml catalog servers && git commit")));
    return allocated(
        site.root(),
        head,
        site.git().differences(INPUTS),
        valid.desiredState(),
        valid.sources(),
        ledger.read());
  }

  /**
   * The same estate with the ledger as it is now: whoever held the locks until now may have
   * recorded something. What was read of the repo stays.
   */
  static Estate readAgain(Estate before, Ledger ledger) {
    LedgerSnapshot recorded = ledger.read();
    return recorded.equals(before.recorded())
        ? before
        : allocated(
            before.root(),
            before.head(),
            before.differences(),
            before.desired(),
            before.sources(),
            recorded);
  }

  private static Estate allocated(
      Path root,
      SourceCommit head,
      List<String> differences,
      DesiredState desired,
      Sources sources,
      LedgerSnapshot recorded) {
    Allocation allocation = Allocator.allocate(desired, recorded.state(), head.date());
    if (allocation.diagnostics().stream().anyMatch(Diagnostic::isError)) {
      throw new DiagnosticException(Outcome.INVALID, allocation.diagnostics());
    }
    return new Estate(root, head, differences, desired, sources, recorded, allocation);
  }

  /** The same for a goal that changes something: a commit must say all of the desired state. */
  static Estate readCommitted(Site site, ValidateResult valid, Ledger ledger) {
    Estate estate = read(site, valid, ledger);
    if (!estate.differences().isEmpty()) {
      throw new DiagnosticException(
          Outcome.REFUSED,
          Diagnostic.error("git.uncommitted", "the desired state differs from the commit", null)
              .because(
                  estate.differences().stream().limit(10).collect(Collectors.joining("\n"))
                      + (estate.differences().size() > 10 ? "\n…" : ""))
              .next("commit these files (or take the changes back), then plan and apply"));
    }
    return estate;
  }
}
