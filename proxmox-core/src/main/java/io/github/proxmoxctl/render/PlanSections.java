package io.github.proxmoxctl.render;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.plan.PlanReport;
import io.github.proxmoxctl.plan.ServerChange;
import io.github.proxmoxctl.plan.StackPlan;
import io.github.proxmoxctl.plan.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The parts of a comment, in the order in which they are read. */
final class PlanSections {

  // who gets its length first; the order of reading is another
  private static final int ALWAYS = 0;
  private static final int FAILURES = 1;
  private static final int LOSSES = 2;
  private static final int POLICY = 3;
  private static final int SUMMARY = 4;
  private static final int STACKS = 5;
  private static final int CAPACITY = 6;
  private static final int WARNINGS = 7;

  private static final int LONGEST_LINE = 200;

  private final CommentContent content;
  private final SafeMarkdown safe;

  PlanSections(CommentContent content, SafeMarkdown safe) {
    this.content = content;
    this.safe = safe;
  }

  List<Section> all() {
    List<Section> all = new ArrayList<>();
    problems(all, FAILURES, "failures", content.errors());
    PlanReport report = content.report();
    if (report != null) {
      List<StackPlan> changed = ReadingOrder.changed(report);
      policy(all, ReadingOrder.verdicts(report));
      losses(all, changed);
      summary(all, changed);
      stacks(all, report, changed);
      report
          .capacities()
          .forEach(
              capacity ->
                  all.add(Section.whole(CAPACITY, new CapacityMarkdown(safe).section(capacity))));
    }
    warnings(all);
    if (report != null) {
      all.add(Section.whole(ALWAYS, ending(report)));
    }
    return all;
  }

  private void problems(List<Section> all, int rank, String what, List<Diagnostic> problems) {
    if (!problems.isEmpty()) {
      List<String> rows = problems.stream().map(this::problem).toList();
      all.add(
          Section.rows(
              rank,
              rows.size(),
              what,
              shown -> String.join("", rows.subList(0, shown)) + more(rows.size() - shown)));
    }
  }

  private String problem(Diagnostic problem) {
    StringBuilder out =
        new StringBuilder("- **%s** ".formatted(problem.isError() ? "error" : "warning"));
    out.append(safe.text(problem.summary())).append("  \n");
    if (problem.location() != null) {
      out.append("  at ").append(safe.code(problem.location().toString())).append("  \n");
    }
    String detail = problem.detail();
    if (detail != null && !detail.isBlank()) {
      out.append(
          detail.strip().lines().count() == 1 && detail.length() <= LONGEST_LINE
              ? "  " + safe.text(detail) + "  \n"
              : "\n" + safe.block(detail).indent(2) + "\n");
    }
    if (problem.remedy() != null) {
      out.append("  next: ").append(safe.text(problem.remedy())).append('\n');
    }
    return out.toString();
  }

  private void losses(List<Section> all, List<StackPlan> stacks) {
    List<String> rows =
        stacks.stream()
            .flatMap(stack -> stack.changes().stream())
            .filter(change -> change.action().isDestructive())
            .map(this::loss)
            .toList();
    if (!rows.isEmpty()) {
      all.add(
          Section.rows(
              LOSSES,
              rows.size(),
              "servers that are destroyed or replaced",
              shown ->
                  "| lost | why |\n|---|---|\n"
                      + String.join("", rows.subList(0, shown))
                      + (shown == rows.size()
                          ? ""
                          : "| **and %d more** | |\n".formatted(rows.size() - shown))));
    }
  }

  private String loss(ServerChange change) {
    String why =
        change.attributes().isEmpty()
            ? safe.text(change.summary())
            : change.attributes().stream()
                .map(attribute -> safe.code(attribute.text()))
                .collect(Collectors.joining("<br>"));
    return "| **%s** %s | %s%s |\n"
        .formatted(
            ChangeWords.verb(change),
            safe.code(change.server()),
            change.isProtected() ? "**protected**<br>" : "",
            why);
  }

  private void policy(List<Section> all, List<Verdict> verdicts) {
    if (!verdicts.isEmpty()) {
      List<String> rows = verdicts.stream().map(this::verdict).toList();
      all.add(
          Section.rows(
              POLICY,
              rows.size(),
              "verdicts of policy",
              shown -> String.join("", rows.subList(0, shown)) + more(rows.size() - shown)));
    }
  }

  private String verdict(Verdict verdict) {
    boolean isRefused = verdict.decision() == Verdict.Decision.REFUSED;
    return "- **%s** %s: %s%s  \n  next: %s\n"
        .formatted(
            isRefused ? "refused" : "needs approval",
            safe.code(verdict.rule()),
            safe.text(verdict.message()),
            verdict.location() == null ? "" : " " + safe.code(verdict.location().fileAndLine()),
            safe.text(verdict.remedy()));
  }

  // of one stack the headline has the numbers
  private void summary(List<Section> all, List<StackPlan> stacks) {
    if (stacks.size() > 1) {
      SummaryTable summary = SummaryTable.of(stacks);
      all.add(
          Section.rows(
              SUMMARY,
              stacks.size(),
              "rows of the summary",
              shown ->
                  new TableMarkdown(safe).ofNumbers(summary.head(), summary.first(shown))
                      + more(stacks.size() - shown)));
    }
  }

  private void stacks(List<Section> all, PlanReport report, List<StackPlan> changed) {
    changed.stream()
        .filter(StackSection::isWorthTelling)
        .forEach(stack -> all.add(new StackSection(stack, safe).at(STACKS)));
    int unchanged = report.plan().stacks().size() - changed.size();
    if (unchanged > 0 && report.plan().stacks().size() > 1) {
      all.add(
          Section.whole(
              ALWAYS, "%s without a change.\n".formatted(ChangeWords.count(unchanged, "stack"))));
    }
  }

  private void warnings(List<Section> all) {
    List<Diagnostic> warnings = content.warnings();
    if (!warnings.isEmpty()) {
      List<String> rows = warnings.stream().map(this::problem).toList();
      all.add(
          Section.rows(
              WARNINGS,
              rows.size(),
              "warnings",
              shown ->
                  "<details><summary>%s</summary>\n\n%s%s\n</details>\n"
                      .formatted(
                          ChangeWords.count(rows.size(), "warning"),
                          String.join("", rows.subList(0, shown)),
                          more(rows.size() - shown))));
    }
  }

  private String ending(PlanReport report) {
    String digest = report.approvableDigest().shortForm();
    String commit = report.plan().commit();
    String head = content.head();
    String planned =
        head == null || head.startsWith(commit)
            ? safe.code(commit)
            : safe.code(commit) + " (request at " + safe.code(head.substring(0, 7)) + ")";
    String last =
        "Digest %s · commit %s%s\n".formatted(safe.code(digest), planned, inThisRun(" · ", "run"))
            + coverage(report);
    if (!report.plan().hasChanges() || report.isRefused()) {
      return last;
    }
    return "To deploy exactly this: workflow **deploy** with this digest, or %s\n\n%s"
        .formatted(safe.code(content.command(report)), last);
  }

  // what was looked at less is said; that all was planned goes without saying
  private static String coverage(PlanReport report) {
    return report.unplannedRoots() == 0
        ? ""
        : "\n" + Coverage.of(report.plan().stacks()).sentence(report.took()) + "\n";
  }

  /** Where everything is that did not fit. */
  String wholePlan() {
    return "The whole plan: `plan.html`%s.".formatted(inThisRun(", ", "this run"));
  }

  private String inThisRun(String before, String words) {
    return content.run() == null ? "" : "%s[%s](%s)".formatted(before, words, content.run());
  }

  private static String more(int hidden) {
    return hidden == 0 ? "" : "- **and %d more**\n".formatted(hidden);
  }
}
