package io.github.proxmoxctl.render;

import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.AttributeChange;
import io.github.proxmoxctl.plan.Change;
import io.github.proxmoxctl.plan.ObjectChange;
import io.github.proxmoxctl.plan.PlanSummary;
import io.github.proxmoxctl.plan.StackPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One stack of a comment: all of it folded, one line per server, or its numbers only. */
final class StackSection {

  private final StackPlan stack;
  private final SafeMarkdown safe;

  StackSection(StackPlan stack, SafeMarkdown safe) {
    this.stack = stack;
    this.safe = safe;
  }

  static boolean isWorthTelling(StackPlan stack) {
    return !stack.all().isEmpty() || stack.hasChanges();
  }

  Section at(int rank) {
    String name = safe.code(stack.stack());
    return new Section(
        rank,
        List.of(
            new Section.Form(folded(true), ""),
            new Section.Form(folded(false), "stack %s has one line per server".formatted(name)),
            new Section.Form(
                "- stack %s: %s\n".formatted(name, numbers()),
                "stack %s is only counted".formatted(name)),
            new Section.Form("", "stack %s is left out".formatted(name))));
  }

  private String numbers() {
    return ChangeWords.numbers(PlanSummary.of(List.of(stack)));
  }

  private String folded(boolean isWhole) {
    List<String> layers = new ArrayList<>();
    servers(layers, isWhole);
    layer(layers, "configure", LayerLine.of(stack.configuration()), isWhole);
    layer(layers, "monitoring", LayerLine.of(stack.monitoring()), isWhole);
    layer(layers, "backups", LayerLine.of(stack.backups()), isWhole);
    return "<details><summary>%s on %s: %s</summary>\n\n%sDigest of the stack %s\n\n</details>\n"
        .formatted(
            safe.html(stack.stack()),
            safe.html(stack.cluster()),
            numbers(),
            layers.isEmpty() ? "" : String.join("", layers) + "\n",
            safe.code(stack.digest().shortForm()));
  }

  /** The servers that are not lost: those stand in the table above. */
  private void servers(List<String> layers, boolean isWhole) {
    List<Change> kept =
        stack.withoutBackups().stream()
            .filter(change -> change instanceof ObjectChange || !change.action().isDestructive())
            .toList();
    if (!kept.isEmpty()) {
      layers.add(
          ChangeGroup.of(kept).stream()
              .map(group -> isWhole ? whole(group) : line(group))
              .collect(Collectors.joining()));
    }
  }

  private String whole(ChangeGroup group) {
    Change change = group.first();
    StringBuilder out = new StringBuilder(beginning(group, group.names()));
    if (change.attributes().isEmpty() && !change.summary().isBlank()) {
      out.append(' ').append(safe.text(group.summary()));
    }
    if (!group.place().isEmpty()) {
      out.append(" · ").append(safe.code(group.place()));
    }
    out.append('\n');
    for (AttributeChange attribute : change.attributes()) {
      out.append("  - ").append(attribute(change, attribute)).append('\n');
    }
    return out.toString();
  }

  private String attribute(Change change, AttributeChange attribute) {
    boolean isOther = attribute.effect() != change.effect();
    return safe.code(attribute.text())
        + (isOther ? " " + attribute.effect().word() : "")
        + (attribute.isByHand() ? " (sets back what was changed by hand)" : "");
  }

  private String line(ChangeGroup group) {
    List<AttributeChange> attributes = group.first().attributes();
    int count = attributes.size();
    return beginning(group, group.someNames())
        + (count == 0
            ? ""
            : " "
                + safe.code(attributes.get(0).attribute())
                + (count == 1 ? "" : " and %d more".formatted(count - 1)))
        + "\n";
  }

  private String beginning(ChangeGroup group, String names) {
    String former = group.formerNames();
    return "- **%s** %s%s"
        .formatted(
            ChangeWords.verb(group.first()),
            safe.list(names),
            group.first().action() == Action.RENAME && former != null
                ? " from " + safe.list(former)
                : "");
  }

  /** What Ansible would do, or monitoring be told: hosts and targets of one kind share a line. */
  private void layer(List<String> layers, String label, List<LayerLine> lines, boolean isWhole) {
    if (!lines.isEmpty()) {
      layers.add(
          lines.stream()
              .map(
                  line ->
                      "- **%s** %s %s\n"
                          .formatted(
                              label,
                              safe.code(line.subject()),
                              safe.text(isWhole ? line.text() : line.brief())))
              .collect(Collectors.joining()));
    }
  }
}
