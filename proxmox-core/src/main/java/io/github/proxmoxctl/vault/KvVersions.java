package io.github.proxmoxctl.vault;

import io.github.jopenlibs.vault.json.JsonObject;
import io.github.proxmoxctl.secret.SecretVersion;
import io.github.proxmoxctl.secret.SecretVersion.State;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a secret's metadata, which hold no value. */
final class KvVersions {

  private KvVersions() {}

  /**
   * What became of a version.
   *
   * @param wanted null for the newest
   */
  static SecretVersion of(JsonObject metadata, @Nullable Integer wanted, Instant now) {
    Integer number = wanted == null ? Answer.number(metadata, "current_version") : wanted;
    Optional<JsonObject> version =
        Answer.object(metadata, "versions")
            .flatMap(all -> Answer.object(all, String.valueOf(number)));
    if (number == null || version.isEmpty()) {
      return new SecretVersion(State.MISSING, number);
    }
    if (version.get().getBoolean("destroyed", false)) {
      return new SecretVersion(State.DESTROYED, number);
    }
    return isDeleted(Answer.text(version.get(), "deletion_time"), now)
        ? new SecretVersion(State.DELETED, number)
        : new SecretVersion(State.READABLE, number);
  }

  // it may lie ahead: a version can be written with an end
  private static boolean isDeleted(String time, Instant now) {
    try {
      return !time.isEmpty() && !Instant.parse(time).isAfter(now);
    } catch (DateTimeParseException e) {
      return true;
    }
  }
}
