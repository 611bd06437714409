package io.github.proxmoxctl.lab.api;

import java.util.List;

/** How one parameter's value is checked and spelled. */
@FunctionalInterface
public interface Check {
  /** Any text. */
  Check TEXT = value -> value;

  /** Any number of texts; see {@link Call#list}. */
  Check LIST = String::valueOf;

  /** A whole number. */
  Check INTEGER =
      value -> {
        if (!value.matches("-?\\d{1,15}")) {
          throw new IllegalArgumentException("type check ('integer') failed - got '" + value + "'");
        }
        return value;
      };

  /** A guest's id. */
  Check VMID =
      value -> {
        if (!value.matches("[1-9]\\d{2,8}")) {
          throw new IllegalArgumentException(
              "invalid format - value does not look like a valid VM ID");
        }
        return value;
      };

  /** Yes or no, spelled 1 or 0. */
  Check BOOLEAN =
      value ->
          switch (value) {
            case "1", "on", "yes", "true" -> "1";
            case "0", "off", "no", "false" -> "0";
            default ->
                throw new IllegalArgumentException(
                    "type check ('boolean') failed - got '" + value + "'");
          };

  /** One of some words. */
  static Check oneOf(String... words) {
    return value -> {
      if (!List.of(words).contains(value)) {
        throw new IllegalArgumentException(
            "value '%s' does not have a value in the enumeration '%s'"
                .formatted(value, String.join(", ", words)));
      }
      return value;
    };
  }

  /** A text of so many characters at the most. */
  static Check atMost(int length) {
    return value -> {
      if (value.length() > length) {
        throw new IllegalArgumentException("value may only be " + length + " characters long");
      }
      return value;
    };
  }

  /**
   * The value's spelling.
   *
   * @throws IllegalArgumentException with Proxmox's text if the value is not legal
   */
  String apply(String value);
}
