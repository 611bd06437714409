package io.github.proxmoxctl.secret;

import org.jspecify.annotations.Nullable;

/**
 * Which version of a secret there is, told without its value.
 *
 * @param number null when it is not known
 */
public record SecretVersion(State state, @Nullable Integer number) {

  /** What is known of it. */
  public enum State {
    /** It is there. */
    READABLE("is there"),
    /** It was deleted and could be taken back. */
    DELETED("was deleted"),
    /** It was deleted for ever. */
    DESTROYED("was destroyed"),
    /** There is none. */
    MISSING("is not there"),
    /** Its metadata may not be read. */
    NOT_CHECKED("was not checked"),
    /** Where it is kept there are no versions. */
    UNVERSIONED("has no versions");

    private final String words;

    State(String words) {
      this.words = words;
    }
  }

  /** {@code version 3 is there}, {@code was not checked}. */
  @Override
  public String toString() {
    return (number == null ? "" : "version " + number + " ") + state.words;
  }
}
