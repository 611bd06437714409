package io.github.proxmoxctl.forge;

import io.github.proxmoxctl.diagnostic.Quoted;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside a commit.
 *
 * @param context tells it from the statuses of others, such as {@code proxmoxctl/plan}
 * @param description one line; cut to what the forge takes
 * @param target where more is to be read, or null
 */
public record CommitStatus(State state, String context, String description, @Nullable URI target) {

  private static final int LONGEST = 140;

  public CommitStatus {
    description = cut(Quoted.visible(description));
  }

  /** How the forge shows it, and whether a rule that requires it lets the request be merged. */
  public enum State {
    PENDING,
    SUCCESS,
    /** The answer is no. */
    FAILURE,
    /** It could not be done. */
    ERROR;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = LONGEST - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
