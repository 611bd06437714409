package io.github.proxmoxctl.render;

import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.Explanation;
import io.github.proxmoxctl.model.Explanation.Source;
import io.github.proxmoxctl.model.Explanation.Value;
import java.util.ArrayList;
import java.util.List;

/** The values of a server as a table: what, how much, who says so, where. */
public final class ExplanationText {

  private static final List<String> HEAD = List.of("VALUE", "IS", "FROM", "WHERE");

  /** A longer value would push the place out of sight. */
  private static final int WIDEST_VALUE = 60;

  private ExplanationText() {}

  public static String render(Explanation explanation, Style style) {
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    explanation.values().forEach(value -> rows.add(row(value)));
    StringBuilder out =
        new StringBuilder(style.strong(explanation.server()))
            .append(" in stack ")
            .append(explanation.stack())
            .append(explanation.cluster().isEmpty() ? "" : " on cluster " + explanation.cluster())
            .append("\n\n");
    int[] widths = widths(rows);
    rows.forEach(row -> line(out, row, widths));
    return out.toString();
  }

  private static List<String> row(Value value) {
    Location place = value.place();
    return List.of(
        value.path(),
        cut(Quoted.visible(value.text())),
        from(value),
        place == null ? "" : place.fileAndLine());
  }

  private static String from(Value value) {
    String via = value.via();
    if (via == null) {
      return value.source().words();
    }
    return value.source() == Source.DERIVED ? via : value.source().words() + ", " + via;
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= WIDEST_VALUE
        ? text
        : text.substring(0, text.offsetByCodePoints(0, WIDEST_VALUE - 1)) + "…";
  }

  private static int[] widths(List<List<String>> rows) {
    int[] widths = new int[HEAD.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], DisplayWidth.of(row.get(i)));
      }
    }
    return widths;
  }

  private static void line(StringBuilder out, List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(cells.get(i)).append(" ".repeat(widths[i] - DisplayWidth.of(cells.get(i)) + 2));
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }
}
