package io.github.proxmoxctl.render;

import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.PlanSummary;
import io.github.proxmoxctl.plan.ServerChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words and marks that all plan renderers share. */
final class ChangeWords {

  private ChangeWords() {}

  static String mark(Action action) {
    return switch (action) {
      case DESTROY -> "-";
      case REPLACE -> "!";
      case CREATE -> "+";
      case ADOPT -> "<";
      case UPDATE, RENAME, BOOKKEEPING -> "~";
      case NONE -> " ";
    };
  }

  /** The verb for what is created or goes, the effect for what changes. */
  static String verb(ServerChange change) {
    return change.action() == Action.UPDATE
        ? change.effect().word()
        : change.action().name().toLowerCase(Locale.ROOT);
  }

  /** {@code 1 to create, 3 to change (2 restarts), 1 to destroy, 4 to configure; 31 unchanged}. */
  static String numbers(PlanSummary summary) {
    List<String> servers = servers(summary);
    List<String> parts = new ArrayList<>(servers);
    add(parts, summary.configure(), "to configure");
    target(parts, summary.targetsAdded(), "to add");
    target(parts, summary.targetsRemoved(), "to remove");
    if (summary.monitoringFiles() > 0) {
      parts.add(count(summary.monitoringFiles(), "monitoring file") + " to change");
    }
    String changes = parts.isEmpty() ? "no changes" : String.join(", ", parts);
    boolean isOfServers = parts.isEmpty() || !servers.isEmpty();
    return changes
        + "; "
        + (isOfServers ? summary.unchanged() : count(summary.unchanged(), "server"))
        + " unchanged";
  }

  private static List<String> servers(PlanSummary summary) {
    List<String> parts = new ArrayList<>();
    add(parts, summary.create(), "to create");
    add(parts, summary.adopt(), "to adopt");
    add(parts, summary.rename(), "to rename");
    if (summary.update() > 0) {
      int restarts = summary.restarts();
      parts.add(
          summary.update()
              + " to change"
              + (restarts == 0 ? "" : " (" + count(restarts, "restart") + ")"));
    }
    add(parts, summary.replace(), "to replace");
    add(parts, summary.destroy(), "to destroy");
    add(parts, summary.bookkeeping(), "with bookkeeping only");
    return parts;
  }

  private static void target(List<String> parts, int number, String what) {
    if (number > 0) {
      parts.add(count(number, "target") + " " + what);
    }
  }

  private static void add(List<String> parts, int number, String what) {
    if (number > 0) {
      parts.add(number + " " + what);
    }
  }

  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
