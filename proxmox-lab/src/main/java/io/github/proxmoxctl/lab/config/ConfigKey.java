package io.github.proxmoxctl.lab.config;

import java.util.List;

/**
 * One key of a guest's configuration, or a family of numbered keys.
 *
 * @param type how the value is checked and given back
 * @param minimum smallest number, or smallest index of nothing
 * @param maximum largest number
 * @param allowed the only legal values, or empty if any is
 */
record ConfigKey(Type type, long minimum, long maximum, List<String> allowed) {
  /** The kinds of value. */
  enum Type {
    BOOLEAN,
    INTEGER,
    NUMBER,
    TEXT,
    DRIVE,
    NETWORK
  }

  static ConfigKey of(Type type) {
    return new ConfigKey(type, Long.MIN_VALUE, Long.MAX_VALUE, List.of());
  }

  static ConfigKey integer(long minimum, long maximum) {
    return new ConfigKey(Type.INTEGER, minimum, maximum, List.of());
  }

  static ConfigKey oneOf(String... allowed) {
    return new ConfigKey(Type.TEXT, Long.MIN_VALUE, Long.MAX_VALUE, List.of(allowed));
  }
}
