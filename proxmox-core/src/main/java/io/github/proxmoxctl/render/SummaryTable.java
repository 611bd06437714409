package io.github.proxmoxctl.render;

import io.github.proxmoxctl.plan.ObjectCounts;
import io.github.proxmoxctl.plan.PlanSummary;
import io.github.proxmoxctl.plan.StackPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a plan does, a row of numbers per stack and a column for each thing that is done anywhere:
 * servers first, then the other layers.
 *
 * @param head words over the columns, the first over the stacks
 * @param rows worst first; an empty cell is none
 * @param total the last row; empty where there is one stack
 */
record SummaryTable(List<String> head, List<List<String>> rows, List<String> total) {

  static SummaryTable of(Collection<StackPlan> stacks) {
    List<Column> columns = columns(PlanSummary.of(stacks));
    List<String> head = new ArrayList<>(List.of("stack"));
    columns.forEach(column -> head.add(column.title()));
    List<List<String>> rows =
        stacks.stream()
            .map(stack -> row(columns, stack.stack(), PlanSummary.of(List.of(stack))))
            .toList();
    return new SummaryTable(
        head, rows, rows.size() < 2 ? List.of() : row(columns, "all", PlanSummary.of(stacks)));
  }

  /** All rows, the total among them. */
  List<List<String>> body() {
    List<List<String>> body = new ArrayList<>(rows);
    if (!total.isEmpty()) {
      body.add(total);
    }
    return body;
  }

  /** The first rows, and the total. */
  List<List<String>> first(int shown) {
    return new SummaryTable(head, rows.subList(0, shown), total).body();
  }

  /**
   * Aligned, for a terminal.
   *
   * @param width in cells; where it is too narrow the last columns are left out; 0 for all columns
   */
  List<String> lines(int width) {
    List<String> lines = lines();
    boolean isTooWide = width > 0 && lines.stream().anyMatch(line -> DisplayWidth.of(line) > width);
    return isTooWide && head.size() > 2 ? withoutLastColumn().lines(width) : lines;
  }

  // what is unchanged stays to the last
  private SummaryTable withoutLastColumn() {
    int at = head.size() > 3 ? head.size() - 2 : head.size() - 1;
    return new SummaryTable(
        without(head, at),
        rows.stream().map(row -> without(row, at)).toList(),
        total.isEmpty() ? total : without(total, at));
  }

  private static List<String> without(List<String> cells, int at) {
    List<String> others = new ArrayList<>(cells);
    others.remove(at);
    return others;
  }

  private List<String> lines() {
    List<List<String>> all = new ArrayList<>(List.of(head));
    all.addAll(body());
    List<Integer> widths =
        IntStream.range(0, head.size())
            .mapToObj(at -> all.stream().mapToInt(row -> DisplayWidth.of(row.get(at))).max())
            .map(width -> width.orElse(0))
            .toList();
    return all.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder(Cells.pad(row.get(0), widths.get(0)));
    for (int at = 1; at < row.size(); at++) {
      line.append("  ").append(Cells.padLeft(row.get(at), widths.get(at)));
    }
    return line.toString().stripTrailing();
  }

  private static List<Column> columns(PlanSummary all) {
    return Column.ALL.stream()
        .filter(column -> column.isAlways() || column.number(all) > 0)
        .toList();
  }

  private static List<String> row(List<Column> columns, String name, PlanSummary summary) {
    List<String> row = new ArrayList<>(List.of(name));
    columns.forEach(
        column ->
            row.add(column.number(summary) == 0 ? "" : Integer.toString(column.number(summary))));
    return row;
  }

  private record Column(String title, java.util.function.ToIntFunction<PlanSummary> of) {

    private static final String UNCHANGED = "unchanged";

    static final List<Column> ALL =
        List.of(
            new Column("destroy", PlanSummary::destroy),
            new Column("replace", PlanSummary::replace),
            new Column("restart", PlanSummary::restarts),
            new Column("online", summary -> summary.update() - summary.restarts()),
            new Column("bookkeeping", PlanSummary::bookkeeping),
            new Column("rename", PlanSummary::rename),
            new Column("adopt", PlanSummary::adopt),
            new Column("create", PlanSummary::create),
            new Column("objects", summary -> changed(summary.objects())),
            new Column("configure", PlanSummary::configure),
            new Column("targets", summary -> summary.targetsAdded() + summary.targetsRemoved()),
            new Column("files", PlanSummary::monitoringFiles),
            new Column(UNCHANGED, PlanSummary::unchanged));

    boolean isAlways() {
      return title.equals(UNCHANGED);
    }

    int number(PlanSummary summary) {
      return of.applyAsInt(summary);
    }

    // security groups and backup jobs
    private static int changed(ObjectCounts objects) {
      return objects.create() + objects.update() + objects.replace() + objects.destroy();
    }
  }
}
