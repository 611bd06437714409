package io.github.proxmoxctl.model;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which servers are meant: all, those with all of some labels, those of an environment, those that
 * are named.
 *
 * @param isAll all of the estate
 * @param labels what a server must have, all of it; empty: nobody by label
 * @param environments of which a server is in one; empty: nobody by environment
 * @param names of servers, or of series for all their replicas
 * @param except names that are not meant whatever else says so
 */
public record ServerSelector(
    boolean isAll,
    SortedMap<String, String> labels,
    List<String> environments,
    List<String> names,
    List<String> except) {

  /** Nobody. */
  public static final ServerSelector NONE =
      new ServerSelector(false, new TreeMap<>(), List.of(), List.of(), List.of());

  public ServerSelector {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    environments = List.copyOf(environments);
    names = List.copyOf(names);
    except = List.copyOf(except);
  }

  /**
   * Whether a server is meant.
   *
   * @param environment that of the server, or null
   */
  public boolean selects(Server server, @Nullable String environment) {
    return (isAll
            || isNamed(names, server)
            || hasLabels(server)
            || (environment != null && environments.contains(environment)))
        && !isNamed(except, server);
  }

  private boolean hasLabels(Server server) {
    return !labels.isEmpty()
        && labels.entrySet().stream()
            .allMatch(
                label -> Objects.equals(server.labels().get(label.getKey()), label.getValue()));
  }

  private static boolean isNamed(List<String> names, Server server) {
    return names.contains(server.name())
        || (server.replica() != null && names.contains(server.replica().series()));
  }
}
