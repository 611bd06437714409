package io.github.proxmoxctl.render;

import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.plan.AttributeChange;
import io.github.proxmoxctl.plan.PlanReport;
import io.github.proxmoxctl.plan.PlanSummary;
import io.github.proxmoxctl.plan.ServerChange;
import io.github.proxmoxctl.plan.StackPlan;
import io.github.proxmoxctl.plan.Verdict;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A plan for a pull request: verdict and numbers first, losses as a table, the rest folded. */
public final class PlanMarkdown {

  private final PlanReport report;
  private final StringBuilder out = new StringBuilder();

  private PlanMarkdown(PlanReport report) {
    this.report = report;
  }

  public static String render(PlanReport report) {
    return new PlanMarkdown(report).render();
  }

  private String render() {
    line(
        "**%s** %s · commit %s · digest %s"
            .formatted(
                verdict(),
                Markdown.text(ChangeWords.numbers(PlanSummary.of(report.plan().stacks()))),
                Markdown.code(report.plan().commit()),
                Markdown.code(report.approvableDigest().shortForm())));
    line("");
    losses();
    policy();
    report.plan().stacks().forEach(this::stack);
    line(
        "Apply exactly this with %s."
            .formatted(
                Markdown.code(
                    "proxmoxctl apply --approve "
                        + report.approvableDigest().shortForm().replace(" ", ""))));
    return out.toString();
  }

  private String verdict() {
    if (report.isRefused()) {
      return "Refused by policy.";
    }
    if (report.needsApproval()) {
      return "Needs approval.";
    }
    return report.plan().hasChanges() ? "Ready to apply." : "No changes.";
  }

  private void losses() {
    List<ServerChange> lost =
        report.plan().stacks().stream()
            .flatMap(stack -> stack.changes().stream())
            .filter(change -> change.action().isDestructive())
            .toList();
    if (lost.isEmpty()) {
      return;
    }
    line("| loses | server | VM | what |");
    line("|---|---|---|---|");
    for (ServerChange change : lost) {
      line(
          "| **%s** | %s | %d | %s |"
              .formatted(
                  ChangeWords.verb(change),
                  Markdown.code(change.server()),
                  change.vmId(),
                  Markdown.text(change.summary())));
    }
    line("");
  }

  private void policy() {
    for (Verdict verdict : report.verdicts()) {
      line(
          "- **%s** %s: %s Next: %s"
              .formatted(
                  verdict.decision() == Verdict.Decision.REFUSED ? "refused" : "needs approval",
                  Markdown.text(verdict.rule()),
                  Markdown.text(verdict.message()) + ".",
                  Markdown.text(verdict.remedy())));
    }
    if (!report.verdicts().isEmpty()) {
      line("");
    }
  }

  private void stack(StackPlan stack) {
    line(
        "<details><summary>stack %s (cluster %s): %s</summary>"
            .formatted(
                Markdown.text(stack.stack()),
                Markdown.text(stack.cluster()),
                Markdown.text(ChangeWords.numbers(PlanSummary.of(List.of(stack))))));
    line("");
    if (!stack.changes().isEmpty()) {
      line("| | server | change | where |");
      line("|---|---|---|---|");
      stack.changes().forEach(this::change);
      line("");
    }
    layer("configure", LayerLine.of(stack.configuration()));
    layer("monitoring", LayerLine.of(stack.monitoring()));
    line("digest " + Markdown.code(stack.digest().shortForm()));
    line("");
    line("</details>");
    line("");
  }

  private void layer(String label, List<LayerLine> lines) {
    for (LayerLine line : lines) {
      line(
          "- %s %s: %s"
              .formatted(label, Markdown.code(line.subject()), Markdown.text(line.text())));
    }
    if (!lines.isEmpty()) {
      line("");
    }
  }

  private void change(ServerChange change) {
    String text =
        change.attributes().isEmpty()
            ? Markdown.text(change.summary())
            : change.attributes().stream().map(this::attribute).collect(Collectors.joining("<br>"));
    line(
        "| %s | %s | %s | %s |"
            .formatted(
                ChangeWords.verb(change),
                Markdown.code(change.server()),
                text,
                place(change.location())));
  }

  private String attribute(AttributeChange attribute) {
    return Markdown.code(attribute.text())
        + " "
        + attribute.effect().word()
        + (attribute.isByHand() ? ", changed by hand" : "");
  }

  private static String place(@Nullable Location location) {
    return location == null ? "" : Markdown.code(location.fileAndLine());
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
