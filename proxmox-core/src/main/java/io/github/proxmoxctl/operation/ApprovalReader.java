package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.approval.Approval;
import io.github.proxmoxctl.approval.ApprovedPlan;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out what is approved before anything is locked. */
final class ApprovalReader {

  private ApprovalReader() {}

  /**
   * The approval of a run.
   *
   * @param approve the digest that is approved by name, or null
   * @return empty when only a person at the terminal can still approve
   * @throws DiagnosticException when nothing is approved and nobody can be asked
   */
  static Optional<Approval> read(Site site, @Nullable String approve, Terminal terminal) {
    ApprovedPlan lastPlan =
        site.workspace()
            .read(ResultFile.name(PlanResult.GOAL))
            .flatMap(json -> ApprovedPlan.parse(new String(json, StandardCharsets.UTF_8)))
            .orElse(null);
    if (approve != null) {
      return Optional.of(byDigest(site, approve, lastPlan));
    }
    if (lastPlan != null) {
      return Optional.of(new Approval(Approval.Source.LAST_PLAN, null, lastPlan));
    }
    if (terminal != Terminal.NOBODY) {
      return Optional.empty();
    }
    throw new DiagnosticException(
        Outcome.REFUSED,
        Diagnostic.error("approval.missing", "no plan is approved", null)
            .because("target/proxmox holds no finished plan, and none was named with --approve")
            .next("run plan, read it, then apply; or apply --approve <digest>"));
  }

  // the workspace has the newest plan; what a run began with is remembered longer
  private static Approval byDigest(Site site, String digest, @Nullable ApprovedPlan lastPlan) {
    List<ApprovedPlan> known = new ArrayList<>();
    if (lastPlan != null) {
      known.add(lastPlan);
    }
    known.addAll(new BegunApprovals(site.durable()).namedBy(digest));
    return Approval.ofDigest(digest, known);
  }
}
