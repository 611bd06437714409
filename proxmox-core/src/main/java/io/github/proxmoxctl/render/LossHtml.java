package io.github.proxmoxctl.render;

import io.github.proxmoxctl.plan.AttributeChange;
import io.github.proxmoxctl.plan.ServerChange;
import io.github.proxmoxctl.plan.StackPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Every server that is destroyed or replaced, on a page. */
final class LossHtml {

  static final String ID = "lost";

  private static final List<String> HEAD =
      List.of("server", "what", "why", "protected", "VM", "stack", "declared");

  private final SafeHtml safe;

  LossHtml(SafeHtml safe) {
    this.safe = safe;
  }

  Html section(Collection<StackPlan> stacks) {
    List<List<Html>> rows = new ArrayList<>();
    for (StackPlan stack : stacks) {
      stack.changes().stream()
          .filter(change -> change.action().isDestructive())
          .forEach(change -> rows.add(row(stack, change)));
    }
    return rows.isEmpty()
        ? Html.nothing()
        : safe.section(
            ID,
            "Lost",
            new TableHtml(safe)
                .of(
                    ChangeWords.count(rows.size(), "server") + " destroyed or replaced",
                    HEAD,
                    rows));
  }

  private List<Html> row(StackPlan stack, ServerChange change) {
    return List.of(
        safe.code(change.server()),
        safe.tag(ChangeWords.verb(change), "bad"),
        why(change),
        safe.text(change.isProtected() ? "yes" : "no"),
        safe.text(Integer.toString(change.vmId())),
        safe.text(stack.stack()),
        change.location() == null
            ? safe.text("no longer")
            : safe.code(change.location().fileAndLine()));
  }

  private Html why(ServerChange change) {
    return change.attributes().isEmpty()
        ? safe.text(change.summary())
        : Html.row(
            change.attributes().stream()
                .map(AttributeChange::text)
                .map(text -> Html.element("div", safe.code(text)))
                .toList());
  }
}
