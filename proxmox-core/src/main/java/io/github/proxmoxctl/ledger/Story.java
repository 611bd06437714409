package io.github.proxmoxctl.ledger;

import io.github.proxmoxctl.model.RunRecord.Counts;
import io.github.proxmoxctl.model.RunRecord.Result;
import io.github.proxmoxctl.model.RunRecord.Stage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened, in the few words that a commit's first line has room for. */
public final class Story {

  private Story() {}

  /**
   * {@code applied 3f9c2e1 (2 created, 1 changed)}, or how far it came: {@code applied 3f9c2e1 in
   * part (2 created; 1 of 3 roots failed)}.
   *
   * @param sourceCommit null before the first commit
   */
  public static String applied(@Nullable String sourceCommit, Collection<Stage> stages) {
    Counts counts = stages.stream().map(Stage::counts).reduce(Counts.NONE, Counts::plus);
    long failed = count(stages, Result.FAILED);
    long stopped = count(stages, Result.STOPPED);
    long waiting = count(stages, Result.NOT_STARTED);
    List<String> shortfall = new ArrayList<>();
    if (failed > 0) {
      shortfall.add(failed + " of " + stages.size() + " roots failed");
    }
    if (stopped > 0) {
      shortfall.add(stopped + " of " + stages.size() + " roots stopped");
    }
    if (waiting > 0) {
      shortfall.add(waiting + " not started");
    }
    String what =
        sourceCommit == null
            ? "applied"
            : "applied " + sourceCommit.substring(0, Math.min(7, sourceCommit.length()));
    return shortfall.isEmpty()
        ? what + " (" + words(counts) + ")"
        : what + " in part (" + words(counts) + "; " + String.join(", ", shortfall) + ")";
  }

  /**
   * {@code configured 3 hosts of 3f9c2e1}, or how far it came: {@code configured 2 of 3 hosts of
   * 3f9c2e1}.
   *
   * @param sourceCommit null before the first commit
   */
  public static String configured(@Nullable String sourceCommit, int done, int all) {
    String hosts = all + (all == 1 ? " host" : " hosts");
    String of =
        sourceCommit == null
            ? ""
            : " of " + sourceCommit.substring(0, Math.min(7, sourceCommit.length()));
    return "configured " + (done == all ? hosts : done + " of " + hosts) + of;
  }

  /** {@code registered 3f9c2e1 (2 targets added, 1 removed)}, or {@code … in part …}. */
  public static String registered(@Nullable String sourceCommit, Collection<Stage> stages) {
    Counts counts = stages.stream().map(Stage::counts).reduce(Counts.NONE, Counts::plus);
    List<String> parts = new ArrayList<>();
    add(parts, counts.created(), "added");
    add(parts, counts.destroyed(), "removed");
    add(parts, counts.changed(), "files changed");
    String failed = count(stages, Result.APPLIED) < stages.size() ? " in part" : "";
    String commit =
        sourceCommit == null
            ? ""
            : " " + sourceCommit.substring(0, Math.min(7, sourceCommit.length()));
    return "registered%s%s (%s)"
        .formatted(commit, failed, parts.isEmpty() ? "no targets" : String.join(", ", parts));
  }

  /** {@code 2 created, 1 changed}; {@code no changes} for none. */
  public static String words(Counts counts) {
    List<String> parts = new ArrayList<>();
    add(parts, counts.destroyed(), "destroyed");
    add(parts, counts.replaced(), "replaced");
    add(parts, counts.created(), "created");
    add(parts, counts.changed(), "changed");
    return parts.isEmpty() ? "no changes" : String.join(", ", parts);
  }

  static String intending(int servers) {
    return "about to create " + servers + (servers == 1 ? " server" : " servers");
  }

  private static void add(List<String> parts, int count, String word) {
    if (count > 0) {
      parts.add(count + " " + word);
    }
  }

  private static long count(Collection<Stage> stages, Result result) {
    return stages.stream().filter(stage -> stage.result() == result).count();
  }
}
