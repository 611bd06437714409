package io.github.proxmoxctl.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an Ansible role says of its variables: the entry point {@code main} of its {@code
 * meta/argument_specs.yml}, in Ansible's words.
 *
 * @param role the Ansible role's name
 * @param isOurs whether the role comes with proxmoxctl, so that it has no other variables
 * @param arguments by variable
 */
public record RoleSpecification(
    String role, boolean isOurs, SortedMap<String, Argument> arguments) {

  public RoleSpecification {
    arguments = Collections.unmodifiableSortedMap(new TreeMap<>(arguments));
  }

  /**
   * One variable, or one key of a variable that is a mapping.
   *
   * @param type {@code str}, {@code int}, {@code bool}, {@code float}, {@code list}, {@code dict},
   *     {@code path}, {@code raw} …
   * @param elements the type of a list's items, or null
   * @param choices the values that it may have, as text; empty: any
   * @param isRequired whether it has to be given
   * @param isSecret {@code no_log}: its value is a secret
   * @param options the keys of a mapping, or of each mapping in a list; empty: any
   */
  public record Argument(
      String type,
      @Nullable String elements,
      List<String> choices,
      boolean isRequired,
      boolean isSecret,
      SortedMap<String, Argument> options) {
    public Argument {
      choices = List.copyOf(choices);
      options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    /** Text without further demands. */
    public static Argument ofType(String type) {
      return new Argument(type, null, List.of(), false, false, new TreeMap<>());
    }
  }
}
