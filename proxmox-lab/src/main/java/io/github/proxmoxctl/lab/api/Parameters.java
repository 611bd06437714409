package io.github.proxmoxctl.lab.api;

import io.github.proxmoxctl.lab.config.ConfigSchema;
import io.github.proxmoxctl.lab.refusal.Refusal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The parameters that an endpoint takes; any other is refused, as Proxmox VE does.
 *
 * @param checks by name
 * @param required the names that must be there
 * @param guestConfig whether every key of a guest's configuration is a parameter as well
 */
public record Parameters(Map<String, Check> checks, Set<String> required, boolean guestConfig) {
  private static final String UNKNOWN =
      "property is not defined in schema and the schema does not allow additional properties";

  /** Keeps its own copies. */
  public Parameters {
    checks = Map.copyOf(checks);
    required = Set.copyOf(required);
  }

  /** No parameters. */
  public static Parameters none() {
    return new Parameters(Map.of(), Set.of(), false);
  }

  /** These and one that must be there. */
  public Parameters required(String name, Check check) {
    Set<String> names = new HashSet<>(required);
    names.add(name);
    return new Parameters(optional(name, check).checks, names, guestConfig);
  }

  /** These and one that may be there. */
  public Parameters optional(String name, Check check) {
    Map<String, Check> all = new HashMap<>(checks);
    all.put(name, check);
    return new Parameters(all, required, guestConfig);
  }

  /** These and every key of a guest's configuration. */
  public Parameters withGuestConfig() {
    return new Parameters(checks, required, true);
  }

  /** The checked values; one refusal names every parameter at fault. */
  NavigableMap<String, String> check(Map<String, String> given) {
    NavigableMap<String, String> values = new TreeMap<>();
    Map<String, String> errors = new HashMap<>();
    for (String name : required) {
      if (!given.containsKey(name)) {
        errors.put(name, "property is missing and it is not optional");
      }
    }
    given.forEach(
        (name, value) -> {
          try {
            values.put(name, check(name, value));
          } catch (IllegalArgumentException e) {
            errors.put(name, String.valueOf(e.getMessage()));
          }
        });
    if (!errors.isEmpty()) {
      throw Refusal.parameters(errors);
    }
    return values;
  }

  private String check(String name, String value) {
    Check check = checks.get(name);
    if (value.contains(Form.SEPARATOR) && check != Check.LIST) {
      throw new IllegalArgumentException("duplicate parameter (already defined in URI)");
    }
    if (check != null) {
      return check.apply(value);
    }
    if (guestConfig && ConfigSchema.knows(name)) {
      return ConfigSchema.normalise(name, value);
    }
    throw new IllegalArgumentException(UNKNOWN);
  }
}
