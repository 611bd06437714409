package io.github.proxmoxctl.render;

import io.github.proxmoxctl.model.RunRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is true after an apply, where it is recorded, and what comes next. */
public final class ApplyText {

  private ApplyText() {}

  /**
   * The end of an apply.
   *
   * @param ledgerCommit null when it is not recorded yet
   */
  public static String render(RunRecord run, @Nullable String ledgerCommit) {
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
    }
    return out.toString();
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
