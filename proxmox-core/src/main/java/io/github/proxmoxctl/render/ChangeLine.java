package io.github.proxmoxctl.render;

import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.AttributeChange;
import io.github.proxmoxctl.plan.ServerChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One thing that a change does, for a terminal.
 *
 * @param text {@code memory 8 GiB → 16 GiB}
 * @param place where it is written; empty for nowhere
 */
record ChangeLine(String text, String place) {

  /** The lines of a change, at least one; the worst value first. */
  static List<ChangeLine> of(ChangeGroup group) {
    List<ChangeLine> lines = new ArrayList<>();
    String former = group.formerNames();
    if (former != null) {
      lines.add(new ChangeLine("renamed from " + former, group.place()));
    }
    List<AttributeChange> attributes = group.attributes();
    IntStream.range(0, attributes.size())
        .boxed()
        .sorted(
            Comparator.comparing((Integer i) -> attributes.get(i).effect())
                .reversed()
                .thenComparing(i -> attributes.get(i).attribute()))
        .map(i -> new ChangeLine(text(attributes.get(i)), group.placeOf(i)))
        .forEach(lines::add);
    Action action = group.first().action();
    if (lines.isEmpty() || action.isDestructive() || action == Action.ADOPT) {
      lines.add(0, new ChangeLine(summary(group), group.place()));
    }
    return lines;
  }

  private static String text(AttributeChange attribute) {
    return attribute.text() + (attribute.isByHand() ? " (changed by hand)" : "");
  }

  private static String summary(ChangeGroup group) {
    return switch (group.first().action()) {
      case DESTROY -> loss(group) + group.summary();
      case ADOPT -> group.vms().isEmpty() ? group.summary() : adoption(group);
      case BOOKKEEPING -> "settings of the provider only";
      default -> group.summary();
    };
  }

  private static String loss(ChangeGroup group) {
    return group.first() instanceof ServerChange server
        ? "protected: %s · %s · ".formatted(server.isProtected() ? "yes" : "no", group.vms())
        : "";
  }

  private static String adoption(ChangeGroup group) {
    return group.vms()
        + (group.isOfMany()
            ? " exist and are taken into the state"
            : " exists and is taken into the state");
  }
}
