package io.github.proxmoxctl.render;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.diagnostic.Severity;
import io.github.proxmoxctl.plan.PlanReport;
import io.github.proxmoxctl.plan.PlanSummary;
import io.github.proxmoxctl.plan.StackPlan;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the comment on a request, or the page of a plan, tells.
 *
 * @param outcome how {@code plan} ended
 * @param report null when no plan could be made
 * @param selection the stacks that were asked for; empty for all
 * @param head full id of the request's newest commit, or null
 * @param run where the run and its artifacts are to be seen, or null
 */
public record CommentContent(
    Outcome outcome,
    List<Diagnostic> diagnostics,
    @Nullable PlanReport report,
    SortedSet<String> selection,
    @Nullable String head,
    @Nullable URI run) {

  public CommentContent {
    diagnostics = List.copyOf(diagnostics);
    selection = Collections.unmodifiableSortedSet(new TreeSet<>(selection));
  }

  List<Diagnostic> errors() {
    return diagnostics.stream().filter(d -> d.severity() == Severity.ERROR).toList();
  }

  List<Diagnostic> warnings() {
    return diagnostics.stream().filter(d -> d.severity() != Severity.ERROR).toList();
  }

  /** The verdict, in one or two words. */
  String verdict() {
    if (report == null) {
      return outcome == Outcome.INVALID ? "Invalid" : "No plan could be made";
    }
    if (report.isRefused()) {
      return "Refused by policy";
    }
    if (report.needsApproval()) {
      return "Needs approval";
    }
    return report.plan().hasChanges() ? "Ready to deploy" : "No changes";
  }

  /** The numbers behind it. */
  String numbers() {
    return report == null
        ? ChangeWords.count(errors().size(), "error")
        : ChangeWords.numbers(PlanSummary.of(report.plan().stacks()))
            .replaceFirst("^no changes; ", "");
  }

  /** What deploys this plan and no other. */
  String command(PlanReport planned) {
    List<String> names = planned.plan().stacks().stream().map(StackPlan::stack).toList();
    boolean isAll = selection.isEmpty() && names.size() != 1;
    return "proxmoxctl deploy%s --approve %s"
        .formatted(
            isAll ? "" : " --stack " + String.join(",", names),
            planned.approvableDigest().shortForm().replace(" ", ""));
  }
}
