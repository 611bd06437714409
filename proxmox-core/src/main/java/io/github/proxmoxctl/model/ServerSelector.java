package io.github.proxmoxctl.model;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which servers are meant: all, those with all of some labels, those that are named.
 *
 * @param isAll all of the estate
 * @param labels what a server must have, all of it; empty: nobody by label
 * @param names of servers, or of series for all their replicas
 * @param except names that are not meant whatever else says so
 */
public record ServerSelector(
    boolean isAll, SortedMap<String, String> labels, List<String> names, List<String> except) {

  /** Nobody. */
  public static final ServerSelector NONE =
      new ServerSelector(false, new TreeMap<>(), List.of(), List.of());

  public ServerSelector {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    names = List.copyOf(names);
    except = List.copyOf(except);
  }

  public boolean selects(Server server) {
    return (isAll || isNamed(names, server) || hasLabels(server)) && !isNamed(except, server);
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
