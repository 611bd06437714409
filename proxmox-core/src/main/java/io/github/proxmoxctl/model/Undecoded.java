package io.github.proxmoxctl.model;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the infrastructure repo declares but could not be decoded. A rule must not call it missing:
 * its own mistake is already reported.
 *
 * @param hasUnreadFiles whether some file could not be read to its end, so that it may declare
 *     anything
 * @param names of undecoded objects, by kind ({@code Network}); an empty name where even that is
 *     unknown
 */
public record Undecoded(boolean hasUnreadFiles, Map<String, Set<String>> names) {

  public static final Undecoded NOTHING = new Undecoded(false, Map.of());

  public Undecoded {
    names =
        names.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
  }

  /** Whether an object of that kind and name may be declared where we could not read. */
  public boolean mayDeclare(String kind, String name) {
    Set<String> known = names.getOrDefault(kind, Set.of());
    return hasUnreadFiles || known.contains(name) || known.contains("");
  }

  /** Whether any object of that kind may be declared where we could not read. */
  public boolean mayDeclareAny(String kind) {
    return hasUnreadFiles || !names.getOrDefault(kind, Set.of()).isEmpty();
  }
}
