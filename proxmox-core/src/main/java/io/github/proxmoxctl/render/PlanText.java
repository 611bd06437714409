package io.github.proxmoxctl.render;

import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.Capacity;
import io.github.proxmoxctl.plan.Change;
import io.github.proxmoxctl.plan.PlanReport;
import io.github.proxmoxctl.plan.PlanSummary;
import io.github.proxmoxctl.plan.StackPlan;
import io.github.proxmoxctl.plan.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A plan for a terminal: worst first, one line per changed value, in aligned columns. The same
 * change of many servers is one change of all of them; servers that are lost stand alone. Nothing
 * is left out.
 */
public final class PlanText {

  private static final int LABEL = 14;
  private static final int INDENTATION = 2;

  private final PlanReport report;
  private final Style style;
  private final int width;
  private final StringBuilder out = new StringBuilder();

  private PlanText(PlanReport report, Style style, int width) {
    this.report = report;
    this.style = style;
    this.width = width;
  }

  /** For logs and files: no line is broken. */
  public static String render(PlanReport report, Style style) {
    return render(report, style, 0);
  }

  /**
   * The plan.
   *
   * @param width of the terminal in cells; 0 for lines that are not broken
   */
  public static String render(PlanReport report, Style style, int width) {
    return new PlanText(report, style, width).render();
  }

  private String render() {
    List<StackPlan> changed = ReadingOrder.changed(report);
    changed.forEach(this::stack);
    unchanged(ReadingOrder.unchanged(report));
    if (report.plan().stacks().size() > 1) {
      if (changed.size() < report.plan().stacks().size() && report.plan().hasChanges()) {
        line("");
      }
      capacity();
    }
    if (changed.size() > 1) {
      SummaryTable.of(changed)
          .lines(Math.max(0, width - INDENTATION))
          .forEach(line -> line(" ".repeat(INDENTATION) + line));
      line("");
    }
    if (changed.size() > 1 && !report.verdicts().isEmpty()) {
      line(style.alarm("  !! policy " + verdicts()));
      line("");
    }
    if (report.plan().stacks().size() > 1 && report.plan().hasChanges()) {
      wrapped(
          "%s Digest of the whole plan: %s"
              .formatted(
                  Coverage.of(report.plan().stacks()).sentence(report.took()),
                  report.plan().digest().shortForm()),
          0);
    }
    if (report.plan().stacks().isEmpty()) {
      line("There are no stacks: nothing is declared and nothing is recorded as applied.");
    }
    return out.toString();
  }

  private void unchanged(List<StackPlan> stacks) {
    if (stacks.size() < ChangeGroup.LEAST) {
      stacks.forEach(stack -> unchanged(stack.stack(), List.of(stack)));
    } else {
      unchanged(HostNames.all(stacks.stream().map(StackPlan::stack).toList()), stacks);
    }
  }

  private void unchanged(String names, List<StackPlan> stacks) {
    wrapped(
        "%s: no changes (%s, checked in %s%s)."
            .formatted(
                names,
                ChangeWords.inventory(stacks),
                ChangeWords.seconds(report.took()),
                Coverage.of(stacks).aside()),
        0);
  }

  private void stack(StackPlan stack) {
    line(
        "Plan for stack %s (cluster %s) · %s · digest %s"
            .formatted(
                stack.stack(),
                stack.cluster(),
                report.plan().commit(),
                stack.digest().shortForm()));
    line("");
    loud(stack);
    List<Change> changes = stack.withoutBackups();
    ChangeRows.of(changes, style, width).forEach(this::line);
    if (!changes.isEmpty()) {
      line("");
    }
    layers(stack);
    if (report.plan().stacks().size() == 1) {
      capacity();
    }
    policy(stack);
    wrapped(ChangeWords.numbers(PlanSummary.of(List.of(stack))) + ". " + planned(stack), 0);
    line("");
  }

  // of several stacks each says its own share, and the end says how long all took
  private String planned(StackPlan stack) {
    boolean isOnly = report.plan().stacks().size() == 1;
    return Coverage.of(List.of(stack)).sentence(isOnly ? report.took() : null);
  }

  private void loud(StackPlan stack) {
    List<Action> lost =
        stack.changes().stream().map(Change::action).filter(Action::isDestructive).toList();
    if (!lost.isEmpty()) {
      boolean isRefused = !report.verdictsOn(stack.stack()).isEmpty();
      line(
          style.alarm(
              "  !! destroys %d of %s%s%s"
                  .formatted(
                      lost.size(),
                      ChangeWords.count(stack.existing(), "server"),
                      lost.contains(Action.REPLACE) ? "" : ": no longer declared",
                      isRefused ? ". Policy says no: see below" : "")));
      line("");
    }
  }

  private void layers(StackPlan stack) {
    List<String> lines = LayerText.lines(stack);
    lines.forEach(this::line);
    if (!lines.isEmpty()) {
      line("");
    }
  }

  // of several stacks together: they share nodes and datastores
  private void capacity() {
    for (Capacity capacity : report.capacities()) {
      CapacityText.lines(capacity).forEach(this::line);
      line("");
    }
  }

  private void policy(StackPlan stack) {
    List<Verdict> verdicts = report.verdictsOn(stack.stack());
    for (Verdict verdict : verdicts) {
      String decision =
          verdict.decision() == Verdict.Decision.REFUSED ? "refused" : "needs approval";
      wrapped(
          "  policy      %s: %s · %s%s"
              .formatted(
                  verdict.rule(),
                  decision,
                  verdict.message(),
                  verdict.location() == null ? "" : " (" + verdict.location().fileAndLine() + ")"),
          LABEL);
      wrapped(" ".repeat(LABEL) + "next: " + verdict.remedy(), LABEL);
    }
    if (!verdicts.isEmpty()) {
      line("");
    }
  }

  // the stacks have their verdicts; at the end one sees that there are some
  private String verdicts() {
    List<String> words = new ArrayList<>();
    ReadingOrder.verdicts(report).stream()
        .collect(
            Collectors.groupingBy(
                Verdict::decision,
                LinkedHashMap::new,
                Collectors.mapping(Verdict::stack, Collectors.toCollection(TreeSet::new))))
        .forEach(
            (decision, stacks) ->
                words.add(
                    (decision == Verdict.Decision.REFUSED ? "refuses " : "wants approval of ")
                        + HostNames.text(stacks)));
    return String.join(" and ", words) + ": see above";
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  /** Broken between words where the terminal is narrower, and indented from the second line on. */
  private void wrapped(String text, int indentation) {
    if (width == 0) {
      line(text);
      return;
    }
    String beginning = text.substring(0, indentation);
    List<String> lines =
        new ArrayList<>(
            Wrapping.lines(text.substring(indentation), width - indentation, width - indentation));
    line(beginning + lines.get(0));
    lines.stream().skip(1).map(line -> " ".repeat(indentation) + line).forEach(this::line);
  }
}
