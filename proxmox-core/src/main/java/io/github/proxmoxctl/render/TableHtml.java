package io.github.proxmoxctl.render;

import java.util.ArrayList;
import java.util.List;

/** Tables of a page, which say what their rows and columns are to those who only hear them. */
final class TableHtml {

  private final SafeHtml safe;

  TableHtml(SafeHtml safe) {
    this.safe = safe;
  }

  /** A table with texts in its cells. */
  Html ofTexts(String caption, List<String> head, List<List<String>> rows) {
    return of(
        caption, head, rows.stream().map(row -> row.stream().map(safe::text).toList()).toList());
  }

  /**
   * A table in a frame that is scrolled, also by keys, where the screen is narrower.
   *
   * @param caption what it is a table of
   * @param rows the first cell of each is what the row is about
   */
  Html of(String caption, List<String> head, List<List<Html>> rows) {
    List<Html> titles =
        head.stream().map(title -> safe.element("th", title).with("scope", "col")).toList();
    Html table =
        Html.element(
            "table",
            safe.element("caption", caption),
            Html.element("thead", Html.element("tr", titles)),
            Html.element("tbody", rows.stream().map(TableHtml::row).toList()));
    return Html.element("div", table)
        .with("class", "frame")
        .with("role", "region")
        .with("tabindex", "0")
        .with("aria-label", caption);
  }

  private static Html row(List<Html> row) {
    List<Html> cells = new ArrayList<>();
    cells.add(Html.element("th", row.get(0)).with("scope", "row"));
    row.stream().skip(1).map(cell -> Html.element("td", cell)).forEach(cells::add);
    return Html.element("tr", cells);
  }
}
