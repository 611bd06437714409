package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.approval.Approval;
import io.github.proxmoxctl.approval.ApprovedPlan;
import io.github.proxmoxctl.approval.Comparison;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.plan.Layer;
import io.github.proxmoxctl.plan.PlanReport;
import io.github.proxmoxctl.plan.StackPlan;
import io.github.proxmoxctl.plan.Verdict;
import io.github.proxmoxctl.render.PlanText;
import io.github.proxmoxctl.render.Style;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides whether a fresh plan may be carried out; what it says against it is for a person. What a
 * goal does not do needs no approval there.
 */
final class Gatekeeper {

  /** The layers of {@code apply}. */
  static final Set<Layer> SERVERS = EnumSet.of(Layer.SERVERS);

  /** The layers of {@code deploy}. */
  static final Set<Layer> ALL = EnumSet.allOf(Layer.class);

  private final Terminal terminal;
  private final Set<Layer> layers;
  private final BegunApprovals begun;

  /**
   * @param layers those that the goal brings about
   */
  Gatekeeper(Terminal terminal, Set<Layer> layers, BegunApprovals begun) {
    this.terminal = terminal;
    this.layers = layers;
    this.begun = begun;
  }

  /**
   * Every reason not to begin; empty lets it go, and then what was approved is kept for whoever
   * goes on.
   *
   * @param approval empty to ask at the terminal
   */
  List<Diagnostic> objections(PlanReport report, Optional<Approval> approval) {
    List<Diagnostic> refused = verdicts(report, Verdict.Decision.REFUSED).toList();
    if (!refused.isEmpty() || !report.plan().hasChanges(layers)) {
      return refused;
    }
    List<Diagnostic> objections =
        approval.isEmpty() ? ask(report) : compare(report, approval.get());
    if (objections.isEmpty()) {
      begun.keep(approved(report, approval));
    }
    return objections;
  }

  /**
   * The approval that let a plan go, with its changes one by one: what later stages stay within.
   */
  static Approval inEffect(PlanReport report, Optional<Approval> approval) {
    return new Approval(
        approval.map(Approval::source).orElse(Approval.Source.TERMINAL),
        approval.map(Approval::digest).orElse(null),
        approved(report, approval));
  }

  // without a list the fresh plan is the approved one, or nothing would have been let go
  private static ApprovedPlan approved(PlanReport report, Optional<Approval> approval) {
    return approval.map(Approval::plan).orElseGet(() -> ApprovedPlan.of(report.plan()));
  }

  private List<Diagnostic> compare(PlanReport report, Approval approval) {
    List<Diagnostic> objections = new ArrayList<>();
    if (!approval.overcomesPolicy()) {
      verdicts(report, Verdict.Decision.NEEDS_APPROVAL)
          .map(
              diagnostic ->
                  diagnostic.next(
                      "add --approve "
                          + report.approvableDigest().shortForm().replace(" ", "")
                          + " if this is meant"))
          .forEach(objections::add);
    }
    if (objections.isEmpty()) {
      objections.addAll(Comparison.differences(approval, report.plan(), layers));
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
