package io.github.proxmoxctl.render;

import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.plan.Change;
import java.util.ArrayList;
import java.util.List;

/**
 * The changes of a stack for a terminal, in aligned columns: what, whom, how, and where it says so.
 */
final class ChangeRows {

  private static final int VERB = 8;
  private static final int GAP = 2;

  /** Names wider than this have a line of their own, and push no others aside. */
  private static final int NAMES = 28;

  /** Places stand behind texts of this width at most; those of wider ones stand right behind. */
  private static final int TEXT = 60;

  private final List<ChangeGroup> groups;
  private final Style style;
  private final int width;
  private final int column;
  private final int text;

  private ChangeRows(List<ChangeGroup> groups, Style style, int width) {
    this.groups = groups;
    this.style = style;
    this.width = width;
    int names =
        groups.stream()
            .mapToInt(group -> DisplayWidth.of(names(group)))
            .filter(name -> name <= NAMES)
            .max()
            .orElse(0);
    this.column = GAP + 1 + 1 + VERB + GAP + names + GAP;
    this.text =
        groups.stream()
            .flatMap(group -> ChangeLine.of(group).stream())
            .mapToInt(line -> DisplayWidth.of(visible(line.text())))
            .map(line -> Math.min(line, TEXT))
            .max()
            .orElse(0);
  }

  /**
   * The lines, with their indentation.
   *
   * @param width in cells; 0 for lines that are not broken
   */
  static List<String> of(List<? extends Change> changes, Style style, int width) {
    ChangeRows rows = new ChangeRows(ChangeGroup.of(changes), style, width);
    List<String> lines = new ArrayList<>();
    rows.groups.forEach(group -> rows.add(lines, group));
    return lines;
  }

  private void add(List<String> lines, ChangeGroup group) {
    Change change = group.first();
    String verb = ChangeWords.verb(change);
    String beginning = ChangeWords.mark(change.action()) + " " + Cells.pad(verb, VERB) + "  ";
    String names = names(group);
    List<String> texts = new ArrayList<>();
    ChangeLine.of(group).forEach(line -> addText(texts, line));
    boolean isLong = DisplayWidth.of(names) > NAMES;
    String start = isLong ? " ".repeat(column) : null;
    if (isLong) {
      int indentation = GAP + beginning.length();
      List<String> parts =
          width == 0
              ? List.of(names)
              : Wrapping.lines(names, width - indentation, width - indentation);
      lines.add("  " + paint(change, beginning + parts.get(0)));
      parts.stream().skip(1).map(part -> " ".repeat(indentation) + part).forEach(lines::add);
    } else {
      int cells = column - GAP - GAP - beginning.length();
      start = "  " + paint(change, beginning + Cells.pad(names, cells)) + "  ";
    }
    for (String line : texts) {
      lines.add((start + line).stripTrailing());
      start = " ".repeat(column);
    }
  }

  private void addText(List<String> texts, ChangeLine line) {
    String words = visible(line.text());
    String place = line.place();
    if (width == 0) {
      texts.add(place.isEmpty() ? words : Cells.pad(words, text) + "  " + style.quiet(place));
      return;
    }
    int room = width - column;
    texts.addAll(Wrapping.lines(words, room, room));
    String last = texts.get(texts.size() - 1);
    if (place.isEmpty()) {
      return;
    }
    int cells = DisplayWidth.of(place);
    boolean isAligned = Math.max(text, DisplayWidth.of(last)) + GAP + cells <= room;
    if (DisplayWidth.of(last) + GAP + cells <= room) {
      texts.set(
          texts.size() - 1, (isAligned ? Cells.pad(last, text) : last) + "  " + style.quiet(place));
    } else {
      texts.add(style.quiet(place));
    }
  }

  private String paint(Change change, String text) {
    return switch (change.action()) {
      case DESTROY, REPLACE -> style.alarm(text);
      case CREATE, ADOPT -> style.good(text);
      case UPDATE -> ChangeWords.verb(change).equals("online") ? text : style.caution(text);
      case RENAME, BOOKKEEPING -> style.caution(text);
      case NONE -> text;
    };
  }

  private static String names(ChangeGroup group) {
    return visible(group.names());
  }

  // what Proxmox holds may have characters that steer a terminal
  private static String visible(String text) {
    return Quoted.visible(text);
  }
}
