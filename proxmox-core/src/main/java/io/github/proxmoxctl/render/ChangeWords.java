package io.github.proxmoxctl.render;

import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.Change;
import io.github.proxmoxctl.plan.ObjectCounts;
import io.github.proxmoxctl.plan.PlanSummary;
import io.github.proxmoxctl.plan.StackPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
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
  static String verb(Change change) {
    return change.action() == Action.UPDATE
        ? change.effect().word()
        : change.action().name().toLowerCase(Locale.ROOT);
  }

  /** {@code 1 to create, 3 to change (2 restarts), 1 to destroy, 4 to configure; 31 unchanged}. */
  static String numbers(PlanSummary summary) {
    List<String> servers = servers(summary);
    List<String> parts = new ArrayList<>(servers);
    objects(parts, summary.objects());
    add(parts, summary.configure(), "to configure");
    target(parts, summary.targetsAdded(), "to add");
    target(parts, summary.targetsRemoved(), "to remove");
    if (summary.monitoringFiles() > 0) {
      parts.add(count(summary.monitoringFiles(), "monitoring file") + " to change");
    }
    String changes = parts.isEmpty() ? "no changes" : String.join(", ", parts);
    boolean isOfServers = parts.isEmpty() || !servers.isEmpty();
    String unchanged =
        isOfServers ? Integer.toString(summary.unchanged()) : count(summary.unchanged(), "server");
    return changes
        + "; "
        + (isOfObjects(summary) ? unchangedObjects(summary) : unchanged)
        + " unchanged";
  }

  // where no server is spoken of, none is counted
  private static boolean isOfObjects(PlanSummary summary) {
    boolean hasObjects = !summary.objects().equals(ObjectCounts.NONE);
    return hasObjects && summary.unchanged() == 0 && servers(summary).isEmpty();
  }

  private static String unchangedObjects(PlanSummary summary) {
    return count(summary.objects().unchanged(), "object");
  }

  private static void objects(List<String> parts, ObjectCounts objects) {
    object(parts, objects.create(), objects.noun(), "to create");
    object(parts, objects.update(), objects.noun(), "to change");
    object(parts, objects.replace(), objects.noun(), "to replace");
    object(parts, objects.destroy(), objects.noun(), "to destroy");
  }

  private static void object(List<String> parts, int number, String noun, String what) {
    if (number > 0) {
      parts.add(count(number, noun) + " " + what);
    }
  }

  /** What a stack consists of, {@code 3 servers, 1 object}, when nothing of it changes. */
  static String inventory(StackPlan stack) {
    return inventory(List.of(stack));
  }

  /** What several consist of. */
  static String inventory(Collection<StackPlan> stacks) {
    int servers = stacks.stream().mapToInt(StackPlan::unchanged).sum();
    int objects = stacks.stream().mapToInt(StackPlan::unchangedObjects).sum();
    if (objects == 0) {
      return count(servers, "server");
    }
    return (servers == 0 ? "" : count(servers, "server") + ", ") + count(objects, "object");
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
