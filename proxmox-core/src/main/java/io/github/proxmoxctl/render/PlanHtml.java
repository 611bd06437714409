package io.github.proxmoxctl.render;

import io.github.proxmoxctl.plan.Capacity;
import io.github.proxmoxctl.plan.PlanReport;
import io.github.proxmoxctl.plan.StackPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A plan as one page that needs nothing else: what failed or is refused, what is lost, numbers per
 * stack, capacity and warnings, then every change of every server, and how to apply it.
 */
public final class PlanHtml {

  private static final String SUMMARY = "summary";
  private static final String CAPACITY = "capacity";
  private static final String STACKS = "stacks";
  private static final String UNCHANGED = "unchanged";
  private static final String APPLY = "apply";

  private final CommentContent content;
  private final SafeHtml safe;

  private PlanHtml(CommentContent content, SafeHtml safe) {
    this.content = content;
    this.safe = safe;
  }

  /**
   * The page.
   *
   * @param redaction masks secrets; applied to every text before it is escaped
   */
  public static String render(CommentContent content, UnaryOperator<String> redaction) {
    return new PlanHtml(content, new SafeHtml(redaction)).render();
  }

  private String render() {
    PlanReport report = content.report();
    String title = report == null ? "Plan" : "Plan of " + report.plan().estate();
    List<Html> parts = new ArrayList<>();
    parts.add(safe.element("h1", title));
    parts.add(safe.element("p", content.verdict()).with("class", "verdict " + tone()));
    parts.add(safe.element("p", content.numbers()));
    if (report == null) {
      ProblemHtml problems = new ProblemHtml(safe);
      parts.add(problems.errors(content.diagnostics()));
      parts.add(problems.warnings(content.diagnostics()));
    } else {
      parts.add(made(report));
      Map<String, Html> sections = sections(report);
      parts.add(contents(sections));
      parts.addAll(sections.values());
    }
    return Page.of(safe.text(title + ": " + content.verdict()), parts);
  }

  /** In the order of reading, by what the contents call them; those that say nothing left out. */
  private Map<String, Html> sections(PlanReport report) {
    ProblemHtml problems = new ProblemHtml(safe);
    List<StackPlan> changed = ReadingOrder.changed(report);
    Map<String, Html> sections = new LinkedHashMap<>();
    sections.put(ProblemHtml.FAILURES, problems.errors(content.diagnostics()));
    sections.put(VerdictHtml.ID, new VerdictHtml(safe).section(report));
    sections.put(LossHtml.ID, new LossHtml(safe).section(changed));
    sections.put(SUMMARY, summary(changed));
    sections.put(CAPACITY, capacity(report));
    sections.put(ProblemHtml.WARNINGS, problems.warnings(content.diagnostics()));
    sections.put(STACKS, stacks(changed));
    sections.put(UNCHANGED, unchanged(report));
    sections.put(APPLY, ending(report));
    sections.values().removeIf(Html::isNothing);
    return sections;
  }

  private Html contents(Map<String, Html> sections) {
    List<Html> links =
        sections.keySet().stream()
            .map(id -> safe.element("a", id).with("href", "#" + id))
            .map(link -> Html.element("li", link))
            .toList();
    return Html.element("nav", Html.element("ul", links)).with("aria-label", "Contents");
  }

  private Html stacks(List<StackPlan> changed) {
    List<Html> stacks =
        IntStream.range(0, changed.size())
            .mapToObj(i -> new StackHtml(safe).section(changed.get(i), id(i)))
            .toList();
    return stacks.isEmpty() ? Html.nothing() : Html.element("div", stacks).with("id", STACKS);
  }

  private String tone() {
    PlanReport report = content.report();
    if (report == null || report.isRefused() || !content.errors().isEmpty()) {
      return "bad";
    }
    return report.needsApproval() ? "warn" : "good";
  }

  private Html made(PlanReport report) {
    return Html.element(
            "p",
            safe.text("commit "),
            safe.code(report.plan().commit()),
            safe.text(" · digest "),
            safe.code(report.approvableDigest().shortForm()),
            safe.text(" · " + report.plan().pins().tool() + " · "),
            safe.text(Coverage.of(report.plan().stacks()).sentence(report.took())))
        .with("class", "quiet");
  }

  private Html summary(List<StackPlan> changed) {
    if (changed.isEmpty()) {
      return Html.nothing();
    }
    SummaryTable summary = SummaryTable.of(changed);
    List<List<Html>> rows = new ArrayList<>();
    List<List<String>> body = summary.body();
    for (int i = 0; i < body.size(); i++) {
      List<Html> cells = new ArrayList<>(body.get(i).stream().map(safe::text).toList());
      if (i < changed.size()) {
        cells.set(0, Html.element("a", cells.get(0)).with("href", "#" + id(i)));
      }
      rows.add(cells);
    }
    return safe.section(
            SUMMARY,
            "Summary",
            new TableHtml(safe).of("what is done in each stack", summary.head(), rows))
        .with("class", "numbers");
  }

  private Html capacity(PlanReport report) {
    if (report.capacities().isEmpty()) {
      return Html.nothing();
    }
    TableHtml table = new TableHtml(safe);
    List<Html> parts = new ArrayList<>();
    for (Capacity capacity : report.capacities()) {
      parts.add(
          table.ofTexts(
              "nodes of %s, before and after".formatted(capacity.cluster()),
              CapacityWords.nodeHead(capacity),
              CapacityWords.nodes(capacity)));
      if (!capacity.datastores().isEmpty()) {
        parts.add(
            table.ofTexts(
                "datastores of %s, before and after".formatted(capacity.cluster()),
                CapacityWords.STORE_HEAD,
                CapacityWords.datastores(capacity)));
      }
    }
    return safe.section(CAPACITY, "Capacity", Html.row(parts));
  }

  private Html unchanged(PlanReport report) {
    List<String> names = ReadingOrder.unchanged(report).stream().map(StackPlan::stack).toList();
    return names.isEmpty()
        ? Html.nothing()
        : safe.section(
            UNCHANGED,
            "Unchanged",
            safe.element(
                "p",
                "%s without a change (%s): %s"
                    .formatted(
                        ChangeWords.count(names.size(), "stack"),
                        ChangeWords.inventory(ReadingOrder.unchanged(report)),
                        HostNames.all(names))));
  }

  private Html ending(PlanReport report) {
    List<Html> parts = new ArrayList<>();
    if (!report.plan().hasChanges()) {
      parts.add(safe.element("p", "There is nothing to apply."));
    } else if (report.isRefused()) {
      parts.add(safe.element("p", "Not as it is: policy refuses it, whoever approves."));
    } else {
      parts.add(safe.element("p", "To deploy exactly this:"));
      parts.add(safe.block(content.command(report)));
    }
    parts.add(
        Html.element(
            "p",
            safe.text("Digest "),
            safe.code(report.approvableDigest().hex()),
            content.run() == null ? Html.nothing() : safe.text(" · run " + content.run())));
    return safe.section(APPLY, "How to apply it", Html.row(parts));
  }

  private static String id(int stack) {
    return "stack-" + stack;
  }
}
