package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.approval.Approval;
import io.github.proxmoxctl.approval.Comparison;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.plan.PlanReport;
import io.github.proxmoxctl.plan.StackPlan;
import io.github.proxmoxctl.plan.Verdict;
import io.github.proxmoxctl.render.PlanText;
import io.github.proxmoxctl.render.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides whether a fresh plan may be applied; what it says against it is for a person. */
final class Gatekeeper {

  private final Terminal terminal;

  Gatekeeper(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Every reason not to apply; empty lets it go.
   *
   * @param approval empty to ask at the terminal
   */
  List<Diagnostic> objections(PlanReport report, Optional<Approval> approval) {
    List<Diagnostic> objections = new ArrayList<>();
    verdicts(report, Verdict.Decision.REFUSED).forEach(objections::add);
    if (!objections.isEmpty() || !report.plan().hasChanges()) {
      return objections;
    }
    if (approval.isEmpty()) {
      return ask(report);
    }
    if (!approval.get().overcomesPolicy()) {
      verdicts(report, Verdict.Decision.NEEDS_APPROVAL)
          .map(
              diagnostic ->
                  diagnostic.next(
                      "apply --approve "
                          + report.approvableDigest().shortForm().replace(" ", "")
                          + " if this is meant"))
          .forEach(objections::add);
    }
    if (objections.isEmpty()) {
      objections.addAll(Comparison.differences(approval.get(), report.plan()));
    }
    return objections;
  }

  private static java.util.stream.Stream<Diagnostic> verdicts(
      PlanReport report, Verdict.Decision decision) {
    return report.verdicts().stream()
        .filter(verdict -> verdict.decision() == decision)
        .map(
            verdict ->
                Diagnostic.error(
                        "policy." + verdict.rule(),
                        verdict.stack() + ": " + verdict.message(),
                        verdict.location())
                    .next(verdict.remedy()));
  }

  private List<Diagnostic> ask(PlanReport report) {
    String stacks =
        report.plan().stacks().stream().map(StackPlan::stack).collect(Collectors.joining(" "));
    Optional<String> answer =
        terminal.ask(
            PlanText.render(report, Style.PLAIN)
                + "Type the name of the stack ("
                + stacks
                + ") to apply this: ");
    return answer.map(String::strip).filter(stacks::equals).isPresent()
        ? List.of()
        : List.of(
            Diagnostic.error("approval.declined", "the plan was not approved", null)
                .next("nothing was changed; run apply again when you are sure"));
  }
}
