package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DidYouMean;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** A name that nothing has. */
final class UnknownReference {

  private static final int MOST_LISTED = 8;

  private UnknownReference() {}

  /**
   * @param what "network", "image", "node"
   * @param known where each known name is declared
   */
  static Diagnostic of(String what, String name, Location location, Map<String, Location> known) {
    return of(what, name, location, known.keySet(), known);
  }

  /**
   * @param known all known names
   * @param places where some of them are declared
   */
  static Diagnostic of(
      String what,
      String name,
      Location location,
      Collection<String> known,
      Map<String, Location> places) {
    Diagnostic problem =
        Diagnostic.error(
            "reference.unknown", "there is no " + what + " " + Quoted.of(name), location);
    Optional<String> meant = DidYouMean.nearest(name, known);
    if (meant.isPresent()) {
      return problem
          .next("did you mean " + Quoted.of(meant.get()) + "?")
          .see(places.get(meant.get()), "declared here");
    }
    if (known.isEmpty()) {
      return problem.next("declare it in a file below catalog/");
    }
    String listed = String.join(", ", known.stream().sorted().limit(MOST_LISTED).toList());
    return problem.next(
        "write one of: " + listed + (known.size() > MOST_LISTED ? ", …" : "") + "; or declare it");
  }
}
