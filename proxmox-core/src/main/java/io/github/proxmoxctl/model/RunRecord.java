package io.github.proxmoxctl.model;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How one run went: the content of {@code runs/<year>/<run>.yaml} on the ledger branch.
 *
 * @param id unique, and sorting by time; letters, digits, dots, dashes, underscores
 * @param goal such as {@code apply}
 * @param actor who ran it
 * @param ended null while it runs
 * @param sourceCommit the commit of the infrastructure repo, null before the first
 * @param stages in the order in which they were to run
 */
public record RunRecord(
    String id,
    String goal,
    String actor,
    Instant started,
    @Nullable Instant ended,
    @Nullable String sourceCommit,
    List<Stage> stages) {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  public RunRecord {
    if (!isId(id)) {
      throw new IllegalArgumentException("a run's id names a file");
    }
    stages = List.copyOf(stages);
  }

  /** Whether a text can be a run's id. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /**
   * One part of a run: a root module, or what a stack needs as a whole.
   *
   * @param name what was done, such as {@code terraform}
   * @param root the root module, null where the stage is the stack's
   * @param messages why it failed, or what a person should know; without secrets
   */
  public record Stage(
      String stack,
      String name,
      @Nullable String root,
      Result result,
      Counts counts,
      List<String> messages) {

    public Stage {
      messages = List.copyOf(messages);
    }
  }

  /** How a stage ended; unless it is {@link #APPLIED} its counts say what was done before. */
  public enum Result {
    APPLIED,
    FAILED,
    /** It was asked to stop, and ended in order. */
    STOPPED,
    NOT_STARTED
  }

  /** How many servers a stage touched, by what was done to them. */
  public record Counts(int created, int changed, int replaced, int destroyed) {

    public static final Counts NONE = new Counts(0, 0, 0, 0);

    public Counts plus(Counts other) {
      return new Counts(
          created + other.created,
          changed + other.changed,
          replaced + other.replaced,
          destroyed + other.destroyed);
    }

    public int total() {
      return created + changed + replaced + destroyed;
    }
  }
}
