package io.github.proxmoxctl.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The value of a role's variable, as the YAML has it; references are resolved after allocation. */
public sealed interface Variable {

  /** A string, which no tool may take for a template. */
  record Text(String value) implements Variable {}

  record Whole(long value) implements Variable {}

  record Flag(boolean value) implements Variable {}

  record Items(List<Variable> values) implements Variable {
    public Items {
      values = List.copyOf(values);
    }
  }

  record Mapping(SortedMap<String, Variable> values) implements Variable {
    public Mapping {
      values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
  }

  /**
   * The address of a server.
   *
   * @param network null: of its first interface with an address
   */
  record AddressOf(String server, @Nullable String network) implements Variable {}

  /** The addresses of all servers of the stack that have a role, sorted by the servers' names. */
  record MembersOf(String role, @Nullable String network) implements Variable {}

  /** The replica's number; 1 for a single server. */
  record Index() implements Variable {}
}
