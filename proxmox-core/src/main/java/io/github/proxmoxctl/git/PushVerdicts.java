package io.github.proxmoxctl.git;

import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the outcome of a push. JGit throws nothing when a server says no; only these statuses tell.
 */
final class PushVerdicts {

  private PushVerdicts() {}

  /**
   * @param update after the push
   * @param messages what the server's hooks printed
   */
  static PushVerdict of(RemoteRefUpdate update, @Nullable String messages) {
    String reason = reason(update, messages);
    return switch (update.getStatus()) {
      case OK, UP_TO_DATE -> new PushVerdict.Accepted();
      case REJECTED_REMOTE_CHANGED, REJECTED_NONFASTFORWARD -> new PushVerdict.Moved(reason);
      case REJECTED_OTHER_REASON ->
          isRace(update.getMessage())
              ? new PushVerdict.Moved(reason)
              : new PushVerdict.Refused(reason);
      default -> new PushVerdict.Refused(reason);
    };
  }

  // how C git, JGit and forges word that another push came first
  private static boolean isRace(@Nullable String said) {
    String words = said == null ? "" : said.toLowerCase(Locale.ROOT);
    return Stream.of(
            "failed to update ref",
            "failed to lock",
            "cannot lock ref",
            "unable to lock",
            "incorrect old value",
            "reference already exists",
            "fetch first",
            "stale info")
        .anyMatch(words::contains);
  }

  private static String reason(RemoteRefUpdate update, @Nullable String messages) {
    String status = update.getMessage();
    String first =
        status == null || status.isBlank()
            ? update.getStatus().name().toLowerCase(Locale.ROOT).replace('_', ' ')
            : status;
    return messages == null || messages.isBlank() ? first : first + "\n" + messages.strip();
  }
}
