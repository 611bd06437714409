package io.github.proxmoxctl.render;

import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.AttributeChange;
import io.github.proxmoxctl.plan.Capacity;
import io.github.proxmoxctl.plan.Change;
import io.github.proxmoxctl.plan.PlanReport;
import io.github.proxmoxctl.plan.PlanSummary;
import io.github.proxmoxctl.plan.ServerChange;
import io.github.proxmoxctl.plan.StackPlan;
import io.github.proxmoxctl.plan.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan for a terminal: worst first, one line per changed value, in aligned columns. */
public final class PlanText {

  private final PlanReport report;
  private final Style style;
  private final StringBuilder out = new StringBuilder();

  private PlanText(PlanReport report, Style style) {
    this.report = report;
    this.style = style;
  }

  public static String render(PlanReport report, Style style) {
    return new PlanText(report, style).render();
  }

  private String render() {
    for (StackPlan stack : report.plan().stacks()) {
      boolean isEmpty =
          stack.all().isEmpty()
              && !stack.hasChanges()
              && report.verdictsOn(stack.stack()).isEmpty();
      if (isEmpty) {
        line(
            "%s: no changes (%s, checked in %s%s)."
                .formatted(
                    stack.stack(),
                    ChangeWords.inventory(stack),
                    ChangeWords.seconds(report.took()),
                    Coverage.of(List.of(stack)).aside()));
      } else {
        stack(stack);
      }
    }
    if (report.plan().stacks().size() > 1) {
      capacity();
    }
    if (report.plan().stacks().size() > 1 && report.plan().hasChanges()) {
      line(
          "%s Digest of the whole plan: %s"
              .formatted(
                  Coverage.of(report.plan().stacks()).sentence(report.took()),
                  report.plan().digest().shortForm()));
    }
    if (report.plan().stacks().isEmpty()) {
      line("There are no stacks: nothing is declared and nothing is recorded as applied.");
    }
    return out.toString();
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
    rows(stack);
    layers(stack);
    if (report.plan().stacks().size() == 1) {
      capacity();
    }
    policy(stack);
    line(ChangeWords.numbers(PlanSummary.of(List.of(stack))) + ". " + planned(stack));
    line("");
  }

  // of several stacks each says its own share, and the end says how long all took
  private String planned(StackPlan stack) {
    boolean isOnly = report.plan().stacks().size() == 1;
    return Coverage.of(List.of(stack)).sentence(isOnly ? report.took() : null);
  }

  private void loud(StackPlan stack) {
    long lost = stack.changes().stream().filter(c -> c.action().isDestructive()).count();
    if (lost > 0) {
      boolean isRefused = !report.verdictsOn(stack.stack()).isEmpty();
      line(
          style.alarm(
              "  !! destroys %d of %s%s"
                  .formatted(
                      lost,
                      ChangeWords.count(stack.existing(), "server"),
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

  private void rows(StackPlan stack) {
    List<Change> changes = stack.withoutBackups();
    if (changes.isEmpty()) {
      return;
    }
    List<Row> rows = new ArrayList<>();
    changes.forEach(change -> rows.addAll(rows(change)));
    int server = width(rows, Row::server);
    int text = Math.min(width(rows, Row::text), 60);
    for (Row row : rows) {
      String change = row.mark() + " " + pad(row.verb(), 8) + "  " + pad(row.server(), server);
      String what = row.place().isEmpty() ? row.text() : pad(row.text(), text);
      String line = "  " + paint(row, change) + "  " + what;
      line(row.place().isEmpty() ? line.stripTrailing() : line + "  " + style.quiet(row.place()));
    }
    line("");
  }

  private String paint(Row row, String text) {
    return switch (row.mark()) {
      case "-", "!" -> style.alarm(text);
      case "+", "<" -> style.good(text);
      case "~" -> row.verb().equals("online") ? text : style.caution(text);
      default -> text;
    };
  }

  private static List<Row> rows(Change change) {
    List<Row> rows = new ArrayList<>();
    if (change.formerName() != null) {
      rows.add(
          new Row("", "", "", "renamed from " + change.formerName(), place(change.location())));
    }
    change.attributes().stream()
        .sorted(
            Comparator.comparing(AttributeChange::effect)
                .reversed()
                .thenComparing(AttributeChange::attribute))
        .map(
            attribute ->
                new Row(
                    "",
                    "",
                    "",
                    attribute.text() + (attribute.isByHand() ? " (changed by hand)" : ""),
                    place(attribute.location())))
        .forEach(rows::add);
    if (rows.isEmpty() || change.action().isDestructive() || change.action() == Action.ADOPT) {
      rows.add(0, new Row("", "", "", summary(change), place(change.location())));
    }
    Row first = rows.get(0);
    rows.set(
        0,
        new Row(
            ChangeWords.mark(change.action()),
            ChangeWords.verb(change),
            change.name(),
            first.text(),
            first.place()));
    // the mark of an empty column keeps the columns in line
    rows.replaceAll(row -> row.mark().isEmpty() ? row.withMark(" ") : row);
    return rows;
  }

  private static String summary(Change change) {
    return switch (change.action()) {
      case DESTROY -> loss(change) + change.summary() + " · no longer declared";
      case ADOPT -> change instanceof ServerChange server ? adoption(server) : change.summary();
      case BOOKKEEPING -> "settings of the provider only";
      default -> change.summary();
    };
  }

  private static String loss(Change change) {
    return change instanceof ServerChange server
        ? "protected: %s · VM %d · ".formatted(server.isProtected() ? "yes" : "no", server.vmId())
        : "";
  }

  private static String adoption(ServerChange server) {
    return "VM " + server.vmId() + " exists and is taken into the state";
  }

  private void policy(StackPlan stack) {
    List<Verdict> verdicts = report.verdictsOn(stack.stack());
    for (Verdict verdict : verdicts) {
      String decision =
          verdict.decision() == Verdict.Decision.REFUSED ? "refused" : "needs approval";
      line(
          "  policy      %s: %s · %s%s"
              .formatted(
                  verdict.rule(),
                  decision,
                  verdict.message(),
                  verdict.location() == null ? "" : " (" + place(verdict.location()) + ")"));
      line("              next: " + verdict.remedy());
    }
    if (!verdicts.isEmpty()) {
      line("");
    }
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private static String place(@Nullable Location location) {
    return location == null ? "" : location.fileAndLine();
  }

  private static int width(List<Row> rows, java.util.function.Function<Row, String> column) {
    return rows.stream().map(column).mapToInt(String::length).max().orElse(0);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private record Row(String mark, String verb, String server, String text, String place) {
    Row withMark(String other) {
      return new Row(other, verb, server, text, place);
    }
  }
}
