package io.github.proxmoxctl.lab.api;

import io.github.proxmoxctl.lab.auth.Identity;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One request, routed and checked.
 *
 * @param caller who asks
 * @param path the values of the path's variables
 * @param parameters the checked parameters
 */
public record Call(
    Identity caller, Map<String, String> path, NavigableMap<String, String> parameters) {
  /** Keeps its own copies. */
  public Call {
    path = Map.copyOf(path);
    parameters = Collections.unmodifiableNavigableMap(new TreeMap<>(parameters));
  }

  /** The node in the path. */
  public String node() {
    return variable("node");
  }

  /** The guest's id in the path. */
  public int guest() {
    return Integer.parseInt(variable("vmid"));
  }

  /** A variable of the path. */
  public String variable(String name) {
    String value = path.get(name);
    if (value == null) {
      throw new IllegalStateException("the route has no variable " + name);
    }
    return value;
  }

  /** A parameter that the route requires. */
  public String required(String name) {
    return parameter(name)
        .orElseThrow(() -> new IllegalStateException("the route does not require " + name));
  }

  /** A parameter, if it was given. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /** The values of a {@link Check#LIST} parameter, in their order. */
  public List<String> list(String name) {
    return parameter(name)
        .map(values -> List.of(values.split(Form.SEPARATOR, -1)))
        .orElse(List.of());
  }

  /** The names in a parameter, separated as Proxmox separates its lists. */
  public List<String> names(String name) {
    return parameter(name).map(names -> Arrays.asList(names.split("[,; ]+", -1))).orElse(List.of());
  }

  /** Whether a yes-or-no parameter says yes. */
  public boolean isSet(String name) {
    return parameter(name).filter("1"::equals).isPresent();
  }
}
