package io.github.proxmoxctl.ledger;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes wrong with records, in words for a person. */
final class LedgerProblems {

  static final String SECRET = "ledger.secret";

  private LedgerProblems() {}

  static DiagnosticException damaged(Location at, String what) {
    return DiagnosticException.error(
        Diagnostic.error("ledger.damaged", "the ledger is damaged: " + what, at)
            .because("what was applied is never guessed: a wrong guess makes servers twice")
            .next(
                "look at `git log -p` of that branch for who changed it, and revert that commit;"
                    + " `proxmoxctl state` shows and recovers what is recorded"));
  }

  static DiagnosticException version(Location at, String found, int known) {
    return DiagnosticException.error(
        Diagnostic.error(
                "ledger.formatVersion",
                "the ledger has format version " + found + "; this proxmoxctl knows " + known,
                at)
            .next("use the proxmoxctl that wrote it, or a newer one (`proxmoxctl --version`)"));
  }

  static DiagnosticException secret(String file, int line) {
    return DiagnosticException.error(
        Diagnostic.error(
                SECRET, "a secret would have been recorded", new Location(file, line, 1, 1))
            .because("nothing was committed; the value is not shown here")
            .next(
                "find how that value got into a name or a message of the run; if it was a tool's"
                    + " output, please report it as a fault of proxmoxctl"));
  }

  static DiagnosticException unrecorded(List<String> runs, Path folder, @Nullable String why) {
    Diagnostic problem =
        Diagnostic.error(
                "ledger.unrecorded",
                "what run " + String.join(", ", runs) + " applied is not recorded yet",
                null)
            .next(
                "it is kept in "
                    + folder
                    + ": make the ledger's remote accept pushes and run apply again, which records"
                    + " it first");
    return new DiagnosticException(Outcome.REFUSED, why == null ? problem : problem.because(why));
  }

  static DiagnosticException conflict(String stack, String what, String run) {
    return DiagnosticException.error(
        Diagnostic.error(
                "ledger.conflict",
                "run " + run + " and a later record both changed " + what + " of stack " + stack,
                null)
            .because("the kept record was made on an older ledger; which one is true is unknown")
            .next(
                "compare `git show` of the ledger branch with the cluster, put the kept record"
                    + " right, then run `proxmoxctl state recover`"));
  }

  static Diagnostic unforeseen(RuntimeException failure) {
    return Diagnostic.error("ledger.notPushed", "the record could not be pushed", null)
        .because(failure.getClass().getSimpleName() + ": " + failure.getMessage())
        .next("run apply again, which records it first; if it fails again, please report it");
  }

  static Diagnostic localOnly(String branch) {
    return Diagnostic.warning(
            "ledger.localOnly", "recorded on the local branch " + branch + " only", null)
        .because("the repository has no remote of the configured name")
        .next("add it with `git remote add`: the next record brings the earlier ones along");
  }

  static DiagnosticException notKept(DiagnosticException failure) {
    return DiagnosticException.error(
        Diagnostic.error("ledger.notKept", "a record could be neither pushed nor kept here", null)
            .because(String.valueOf(failure.getMessage()))
            .next(
                "put that right and run plan: the servers that were made are found by their ids"
                    + " and UUIDs, which were recorded before they were made"));
  }
}
