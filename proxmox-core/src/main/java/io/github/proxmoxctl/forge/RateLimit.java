package io.github.proxmoxctl.forge;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When GitHub takes requests again, from what it answered to one too many. */
final class RateLimit {

  // what GitHub asks for when a secondary limit names no time
  private static final Duration UNSAID = Duration.ofSeconds(60);

  private RateLimit() {}

  /** The wait that it asks for; empty when the answer is about something else. */
  static Optional<Duration> wait(GitHubAnswer answer, Instant now) {
    if (answer.status() != 403 && answer.status() != 429) {
      return Optional.empty();
    }
    @Nullable Long after = number(answer, "Retry-After");
    if (after != null) {
      return Optional.of(Duration.ofSeconds(after));
    }
    @Nullable Long reset = number(answer, "X-RateLimit-Reset");
    if (reset != null && "0".equals(answer.headers().get("X-RateLimit-Remaining"))) {
      Duration wait = Duration.between(now, Instant.ofEpochSecond(reset)).plusSeconds(1);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    }
    boolean isSaid = answer.why().toLowerCase(Locale.ROOT).contains("rate limit");
    return isSaid || answer.status() == 429 ? Optional.of(UNSAID) : Optional.empty();
  }

  private static @Nullable Long number(GitHubAnswer answer, String header) {
    String value = answer.headers().get(header);
    return value != null && value.matches("\\d{1,12}") ? Long.valueOf(value) : null;
  }
}
