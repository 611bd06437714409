package io.github.proxmoxctl.ansible;

import org.jspecify.annotations.Nullable;

/**
 * How a host came out of a run.
 *
 * @param changed so many tasks changed something
 * @param failure what went wrong, null where nothing did
 */
public record HostVerdict(String host, Kind kind, int changed, @Nullable Failure failure) {

  /** How it ended. */
  public enum Kind {
    /** Every task ended well, those that verify it among them. */
    CONFIGURED,
    FAILED,
    UNREACHABLE,
    /** It shows another SSH key than it should: it may be another machine. */
    OTHER_KEY,
    /** The run ended before it was done with it. */
    NOT_FINISHED
  }

  /**
   * The task that failed.
   *
   * @param role null for a task of the playbook itself
   */
  public record Failure(@Nullable String role, @Nullable String task, @Nullable String message) {}
}
