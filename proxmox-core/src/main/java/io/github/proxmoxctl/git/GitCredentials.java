package io.github.proxmoxctl.git;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * How we prove to a Git server who we are. Over ssh the keys and {@code known_hosts} of {@code
 * ~/.ssh} are used and need nothing from here.
 *
 * @param httpsToken asked when a server wants a log-in; empty when there is none
 */
public record GitCredentials(Supplier<Optional<String>> httpsToken) {

  /** Public servers, files and ssh. */
  public static final GitCredentials NONE = new GitCredentials(Optional::empty);

  @Override
  public String toString() {
    return "GitCredentials";
  }
}
