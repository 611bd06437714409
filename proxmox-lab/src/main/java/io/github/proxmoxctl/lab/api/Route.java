package io.github.proxmoxctl.lab.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint: where it is, what it takes, who may call it.
 *
 * @param method GET, POST, PUT or DELETE
 * @param path segments; those in braces are variables
 * @param privilege what the caller needs; null if anyone may call
 * @param object the path that a refusal names, with variables
 */
public record Route(
    String method,
    List<String> path,
    @Nullable String privilege,
    String object,
    Parameters parameters,
    Handler handler) {
  /** Keeps its own copy. */
  public Route {
    path = List.copyOf(path);
  }

  /** The values of the path's variables, if the route is at that path. */
  Optional<Map<String, String>> match(List<String> segments) {
    if (segments.size() != path.size()) {
      return Optional.empty();
    }
    Map<String, String> variables = new HashMap<>();
    for (int index = 0; index < path.size(); index++) {
      String expected = path.get(index);
      String given = segments.get(index);
      if (expected.startsWith("{")) {
        variables.put(expected.substring(1, expected.length() - 1), given);
      } else if (!expected.equals(given)) {
        return Optional.empty();
      }
    }
    return Optional.of(variables);
  }

  /** The object in a refusal, its variables filled in. */
  String object(Map<String, String> variables) {
    String text = object;
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      text = text.replace("{" + variable.getKey() + "}", variable.getValue());
    }
    return text;
  }
}
