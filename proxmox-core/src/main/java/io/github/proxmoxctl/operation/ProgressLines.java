package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.FirstFew;
import io.github.proxmoxctl.plan.AttributeChange;
import io.github.proxmoxctl.plan.Change;
import io.github.proxmoxctl.terraform.TerraformEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Terraform's events as lines for a person: one when a server begins, one when it is done. */
record ProgressLines(String root, Map<String, Change> changes) {

  /** Terraform says "still …" every ten seconds; so often is enough. */
  private static final Duration STILL = Duration.ofSeconds(30);

  private static final int SHOWN = 3;

  /** Of a change that has several parts, one is spoken of: the VM if it is among them. */
  static ProgressLines of(String root, List<Change> changes) {
    Map<String, Change> spoken = new HashMap<>();
    for (Change change : changes) {
      boolean isOfOthers = !change.parts().isEmpty() && !change.parts().contains(change.address());
      spoken.put(isOfOthers ? change.parts().get(0) : change.address(), change);
    }
    return new ProgressLines(root, spoken);
  }

  Optional<String> of(TerraformEvent.Apply event) {
    Change change = changes.get(event.address());
    if (change == null) {
      return Optional.empty();
    }
    return switch (event.step()) {
      case START -> Optional.of(line(event, change, "…"));
      case PROGRESS ->
          event.elapsed().compareTo(STILL) >= 0 && event.elapsed().toSeconds() % 30 < 10
              ? Optional.of(line(event, change, "still, " + seconds(event)))
              : Optional.empty();
      case COMPLETE -> Optional.of(line(event, change, "done in " + seconds(event)));
      case ERRORED -> Optional.of(line(event, change, "FAILED after " + seconds(event)));
    };
  }

  private String line(TerraformEvent.Apply event, Change change, String state) {
    String mark =
        switch (event.action()) {
          case "create" -> "+";
          case "delete" -> "-";
          default -> "~";
        };
    String what =
        change.attributes().isEmpty() || event.action().equals("delete")
            ? event.action().equals("create") ? change.summary() : event.action()
            : words(change.attributes());
    return String.format(
        Locale.ROOT, "%-12s %s %-16s %s  %s", root, mark, change.name(), what, state);
  }

  // the plan has them all; this is one line of many
  private static String words(List<AttributeChange> attributes) {
    return FirstFew.of(attributes.stream().map(AttributeChange::text).toList(), SHOWN);
  }

  private static String seconds(TerraformEvent.Apply event) {
    return event.elapsed().toSeconds() + " s";
  }
}
