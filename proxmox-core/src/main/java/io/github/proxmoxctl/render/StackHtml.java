package io.github.proxmoxctl.render;

import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.AttributeChange;
import io.github.proxmoxctl.plan.Change;
import io.github.proxmoxctl.plan.Effect;
import io.github.proxmoxctl.plan.ObjectChange;
import io.github.proxmoxctl.plan.PlanSummary;
import io.github.proxmoxctl.plan.ServerChange;
import io.github.proxmoxctl.plan.StackPlan;
import java.util.ArrayList;
import java.util.List;

/** One stack of a page: its servers but those that are lost, and its other layers. */
final class StackHtml {

  private static final List<String> HEAD = List.of("name", "VM", "declared");
  private static final List<String> DESCRIBED = List.of("name", "VM", "what it is", "declared");

  private final SafeHtml safe;

  StackHtml(SafeHtml safe) {
    this.safe = safe;
  }

  /**
   * A section of its own.
   *
   * @param id what a link in the page calls it
   */
  Html section(StackPlan stack, String id) {
    List<Html> parts = new ArrayList<>();
    parts.add(Html.element("h2", safe.text("Stack "), safe.code(stack.stack())));
    parts.add(safe.element("p", ChangeWords.numbers(PlanSummary.of(List.of(stack)))));
    parts.add(
        Html.element(
                "p",
                safe.text("cluster "),
                safe.code(stack.cluster()),
                safe.text(" · digest "),
                safe.code(stack.digest().shortForm()))
            .with("class", "quiet"));
    List<ChangeGroup> groups =
        ChangeGroup.of(
            stack.withoutBackups().stream()
                .filter(c -> c instanceof ObjectChange || !c.action().isDestructive())
                .toList());
    if (!groups.isEmpty()) {
      boolean hasServers = groups.stream().anyMatch(g -> g.first() instanceof ServerChange);
      parts.add(safe.element("h3", hasServers ? "Servers" : "Objects"));
      parts.add(Html.element("ul", groups.stream().map(this::item).toList()).with("class", "list"));
    }
    layer(parts, "Configuration", LayerLine.of(stack.configuration()));
    layer(parts, "Monitoring", LayerLine.of(stack.monitoring()));
    layer(parts, "Backups", LayerLine.of(stack.backups()));
    return Html.element("section", parts).with("id", id);
  }

  private void layer(List<Html> parts, String title, List<LayerLine> lines) {
    if (!lines.isEmpty()) {
      parts.add(safe.element("h3", title));
      parts.add(
          Html.element(
              "ul",
              lines.stream()
                  .map(
                      line ->
                          Html.element(
                              "li", safe.code(line.subject()), safe.text(" " + line.text())))
                  .toList()));
    }
  }

  private Html item(ChangeGroup group) {
    Change change = group.first();
    List<Html> parts = new ArrayList<>();
    parts.add(safe.element("span", ChangeWords.verb(change)).with("class", "tag"));
    parts.add(safe.text(" "));
    parts.add(safe.code(group.names()));
    String former = group.formerNames();
    if (former != null) {
      parts.add(safe.text(" renamed from "));
      parts.add(safe.code(former));
    }
    if (change.attributes().isEmpty() && !change.summary().isBlank()) {
      parts.add(safe.text(" " + group.summary()));
    }
    if (!group.place().isEmpty()) {
      parts.add(safe.element("span", " · " + group.place()).with("class", "quiet"));
    }
    if (!change.attributes().isEmpty()) {
      parts.add(
          Html.element(
              "ul",
              group.attributes().stream().map(attribute -> attribute(change, attribute)).toList()));
    }
    if (group.isOfMany()) {
      parts.add(members(group));
    }
    return Html.element("li", parts).with("class", tone(change));
  }

  private Html attribute(Change change, AttributeChange attribute) {
    List<Html> parts = new ArrayList<>(List.of(safe.code(attribute.attribute()), safe.text(" ")));
    String before = attribute.before();
    String after = attribute.after();
    if (before != null) {
      parts.add(Html.element("del", safe.text(before)));
      parts.add(safe.text(after == null ? " (removed)" : " → "));
    } else {
      parts.add(safe.text("(new) "));
    }
    if (after != null) {
      parts.add(Html.element("ins", safe.text(after)));
    }
    if (attribute.effect() != change.effect()) {
      parts.add(safe.text(" · " + attribute.effect().word()));
    }
    if (attribute.isByHand()) {
      parts.add(safe.text(" · sets back what was changed by hand"));
    }
    return Html.element("li", parts);
  }

  private Html members(ChangeGroup group) {
    boolean isDescribed = group.changes().stream().anyMatch(change -> !change.summary().isBlank());
    return Html.element(
        "details",
        safe.element("summary", group.changes().size() + " of them"),
        new TableHtml(safe)
            .of(
                ChangeWords.verb(group.first()),
                isDescribed ? DESCRIBED : HEAD,
                group.changes().stream().map(change -> member(change, isDescribed)).toList()));
  }

  private List<Html> member(Change change, boolean isDescribed) {
    List<Html> cells = new ArrayList<>();
    cells.add(safe.code(change.name()));
    cells.add(
        safe.text(change instanceof ServerChange server ? Integer.toString(server.vmId()) : ""));
    if (isDescribed) {
      cells.add(safe.text(change.summary()));
    }
    cells.add(
        change.location() == null ? Html.nothing() : safe.code(change.location().fileAndLine()));
    return cells;
  }

  // the word says it; the colour only repeats it
  private static String tone(Change change) {
    Action action = change.action();
    if (action.isDestructive()) {
      return "bad";
    }
    if (action == Action.CREATE || action == Action.ADOPT) {
      return "good";
    }
    return action == Action.UPDATE && change.effect() != Effect.ONLINE ? "warn" : "calm";
  }
}
