package io.github.proxmoxctl.render;

import io.github.proxmoxctl.model.RunRecord;
import io.github.proxmoxctl.plan.Layer;
import io.github.proxmoxctl.plan.PlanReport;
import io.github.proxmoxctl.plan.PlanSummary;
import io.github.proxmoxctl.plan.StackPlan;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is true after an apply, where it is recorded, and what comes next. */
public final class ApplyText {

  private ApplyText() {}

  /**
   * The end of an apply.
   *
   * @param ledgerCommit null when it is not recorded yet
   * @param report the plan that was applied, null when it is not known
   */
  public static String render(
      RunRecord run, @Nullable String ledgerCommit, @Nullable PlanReport report) {
    StringBuilder out = new StringBuilder();
    RunRecord.Counts all = RunRecord.Counts.NONE;
    boolean isWhole = true;
    for (RunRecord.Stage stage : run.stages()) {
      all = all.plus(stage.counts());
      if (stage.result() != RunRecord.Result.APPLIED) {
        isWhole = false;
        out.append(
            "%s/%s: %s%n"
                .formatted(
                    stage.stack(),
                    stage.root(),
                    switch (stage.result()) {
                      case FAILED -> "failed after " + words(stage.counts());
                      case STOPPED -> "stopped after " + words(stage.counts());
                      default -> "not started";
                    })
                .replace(System.lineSeparator(), "\n"));
      }
    }
    out.append(isWhole ? "Applied: " : "Applied in part: ").append(words(all)).append(".\n");
    if (ledgerCommit != null) {
      out.append("Recorded in the ledger as ")
          .append(ledgerCommit, 0, 7)
          .append(" (run ")
          .append(run.id())
          .append(").\n");
    }
    if (run.stages().stream().anyMatch(s -> s.result() == RunRecord.Result.FAILED)) {
      out.append("Next: mend the cause, then plan and apply again; it goes on from here.\n");
    } else if (!isWhole) {
      out.append("Next: plan and apply again; it goes on from here.\n");
    } else if (report != null) {
      out.append(next(report));
    }
    return out.toString();
  }

  /** The end of an apply that found nothing to do; what other goals would do is not its own. */
  public static String nothing(PlanReport report) {
    if (!report.plan().hasChanges()) {
      return PlanText.render(report, Style.PLAIN);
    }
    StringBuilder out = new StringBuilder();
    for (StackPlan stack : report.plan().stacks()) {
      out.append(stack.stack())
          .append(": nothing to apply (")
          .append(ChangeWords.inventory(stack))
          .append(", checked in ")
          .append(ChangeWords.seconds(report.took()))
          .append(").\n");
    }
    return out.append(next(report)).toString();
  }

  // the layers above are other goals' work
  private static String next(PlanReport report) {
    List<String> goals = new ArrayList<>();
    PlanSummary summary = PlanSummary.of(report.plan().stacks());
    if (summary.configure() > 0) {
      goals.add("configure (" + ChangeWords.count(summary.configure(), "host") + ")");
    }
    if (report.plan().hasChanges(EnumSet.of(Layer.MONITORING))) {
      goals.add("register-monitoring");
    }
    return goals.isEmpty() ? "" : "Next: " + String.join(", then ", goals) + ".\n";
  }

  private static String words(RunRecord.Counts counts) {
    List<String> parts = new ArrayList<>();
    add(parts, counts.created(), "created");
    add(parts, counts.changed(), "changed");
    add(parts, counts.replaced(), "replaced");
    add(parts, counts.destroyed(), "destroyed");
    return parts.isEmpty() ? "no changes" : String.join(", ", parts);
  }

  private static void add(List<String> parts, int number, String what) {
    if (number > 0) {
      parts.add(number + " " + what);
    }
  }
}
