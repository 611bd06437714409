package io.github.proxmoxctl.render;

import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.plan.AttributeChange;
import io.github.proxmoxctl.plan.Difference;
import io.github.proxmoxctl.plan.Drift;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Drift for a terminal: worst first, a line for each thing that differs. */
public final class DriftText {

  private DriftText() {}

  public static String render(Drift drift, Style style) {
    if (!drift.isFound()) {
      return "%s: no drift (%s, checked in %s; %s).\n"
          .formatted(
              drift.estate(),
              ChangeWords.count(drift.servers(), "server"),
              ChangeWords.seconds(drift.took()),
              coverage(drift));
    }
    StringBuilder out = new StringBuilder();
    int server =
        drift.differences().stream()
            .mapToInt(difference -> DisplayWidth.of(difference.server()))
            .max()
            .orElse(0);
    for (Difference difference : drift.differences()) {
      String head = word(difference.kind()) + "  " + Cells.pad(difference.server(), server);
      List<String> lines = lines(difference);
      for (int i = 0; i < lines.size(); i++) {
        String start = i == 0 ? paint(difference.kind(), head, style) : " ".repeat(11 + server);
        // what Proxmox holds may have characters that steer a terminal
        String line = Quoted.visible(lines.get(i));
        out.append("  ").append(start).append("  ").append(line).append('\n');
      }
    }
    return out.append('\n')
        .append(numbers(drift))
        .append("; ")
        .append(ChangeWords.count(drift.servers(), "server"))
        .append(" checked in ")
        .append(ChangeWords.seconds(drift.took()))
        .append(": ")
        .append(coverage(drift))
        .append(".\nNothing was changed. `plan --all` shows what apply would set back.\n")
        .toString();
  }

  private static List<String> lines(Difference difference) {
    List<String> lines = new ArrayList<>();
    for (AttributeChange attribute : difference.attributes()) {
      lines.add(
          found(attribute)
              + (attribute.location() == null ? "" : "  " + attribute.location().fileAndLine()));
    }
    lines.add(place(difference) + difference.note());
    return lines;
  }

  private static String place(Difference difference) {
    return difference.attributes().isEmpty() ? vm(difference) : "";
  }

  /** {@code VM 1003 on pve1 }; empty for what is no server. */
  static String vm(Difference difference) {
    return difference.vmId() == 0
        ? ""
        : "VM %d on %s ".formatted(difference.vmId(), difference.node());
  }

  /** {@code memory is 8 GiB, should be 16 GiB}. */
  static String found(AttributeChange attribute) {
    String before = attribute.before();
    String after = attribute.after();
    return attribute.attribute()
        + (before == null ? " is missing" : " is " + before)
        + (after == null ? ", should not be" : ", should be " + after);
  }

  static String coverage(Drift drift) {
    return drift.plannedRoots() == drift.roots()
        ? "planned " + ChangeWords.count(drift.roots(), "root")
        : "planned %d of %s, the others are unchanged since they were"
            .formatted(drift.plannedRoots(), ChangeWords.count(drift.roots(), "root"));
  }

  static String numbers(Drift drift) {
    List<String> parts = new ArrayList<>();
    for (Difference.Kind kind : Difference.Kind.values()) {
      long count =
          drift.differences().stream().filter(difference -> difference.kind() == kind).count();
      if (count > 0) {
        parts.add(count + " " + word(kind).strip());
      }
    }
    return String.join(", ", parts);
  }

  static String word(Difference.Kind kind) {
    return Cells.pad(kind.name().toLowerCase(Locale.ROOT), 9);
  }

  private static String paint(Difference.Kind kind, String text, Style style) {
    return switch (kind) {
      case VANISHED, EXCHANGED -> style.alarm(text);
      case CHANGED, FOREIGN -> style.caution(text);
    };
  }
}
