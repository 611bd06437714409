package io.github.proxmoxctl.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** How a goal ended, with the exit code of the CLI. */
public enum Outcome {
  OK(0),
  ERROR(1),
  CHANGES_PRESENT(2),
  INVALID(3),
  REFUSED(4),
  PARTLY_DONE(5),
  LOCKED(6),
  USAGE(64),
  INTERRUPTED(130),
  TERMINATED(143);

  private static final List<Outcome> PRECEDENCE =
      List.of(
          USAGE,
          INVALID,
          LOCKED,
          INTERRUPTED,
          TERMINATED,
          PARTLY_DONE,
          REFUSED,
          ERROR,
          CHANGES_PRESENT,
          OK);

  private final int exitCode;

  Outcome(int exitCode) {
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }

  /** Of several outcomes the one that the whole run reports; {@link #OK} for none. */
  public static Outcome ofAll(Collection<Outcome> outcomes) {
    return outcomes.stream().min(Comparator.comparingInt(PRECEDENCE::indexOf)).orElse(OK);
  }
}
