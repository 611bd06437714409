package io.github.proxmoxctl.git;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who runs a goal, as records name them.
 *
 * @param name never empty
 * @param email never empty; made up from the name where nobody told one
 */
public record Actor(String name, String email) {

  public Actor {
    name = cleaned(name, "unknown");
    email = cleaned(email, "unknown@localhost");
  }

  /**
   * Git's configuration first, then what Git and CI systems put into the environment, then the
   * login name.
   *
   * @param name {@code user.name}
   * @param email {@code user.email}
   */
  static Actor of(@Nullable String name, @Nullable String email, Map<String, String> environment) {
    String who =
        first(
            name,
            environment.get("GIT_AUTHOR_NAME"),
            environment.get("GIT_COMMITTER_NAME"),
            environment.get("GITHUB_ACTOR"),
            environment.get("GITLAB_USER_LOGIN"),
            environment.get("USER"),
            System.getProperty("user.name"),
            "unknown");
    String address =
        first(
            email,
            environment.get("GIT_AUTHOR_EMAIL"),
            environment.get("GIT_COMMITTER_EMAIL"),
            environment.get("GITLAB_USER_EMAIL"),
            who.replaceAll("[^A-Za-z0-9._+-]+", ".") + "@localhost");
    return new Actor(who, address);
  }

  private static String first(@Nullable String... candidates) {
    return Stream.of(candidates)
        .filter(Objects::nonNull)
        .filter(candidate -> !candidate.isBlank())
        .findFirst()
        .orElseThrow();
  }

  // these characters end a name or a line in a commit object and in a trailer
  private static String cleaned(String text, String otherwise) {
    String clean = text.replaceAll("[<>\\p{Cntrl}\\s]+", " ").strip();
    return clean.isEmpty() ? otherwise : clean;
  }

  /** {@code Ada Lovelace <ada@example.org>}. */
  @Override
  public String toString() {
    return name + " <" + email + ">";
  }
}
