package io.github.proxmoxctl.language.tree;

import io.github.proxmoxctl.diagnostic.Location;
import java.util.Optional;

/**
 * A YAML scalar: exactly the text that was typed. What the text means is decided by what is
 * expected there; {@code no}, {@code 0777} and {@code 22:22} are never turned into something else.
 */
public record ScalarNode(String text, Style style, Location location) implements Node {

  /** How a scalar was written. */
  public enum Style {
    /** Without quotes. */
    PLAIN,
    /** In quotes or as a block: text, whatever it looks like. */
    QUOTED,
    /** Not usable, and its problem is already reported. */
    REFUSED
  }

  public boolean isRefused() {
    return style == Style.REFUSED;
  }

  /** Only {@code true} and {@code false} are booleans. */
  public Optional<Boolean> asBoolean() {
    if (style != Style.PLAIN) {
      return Optional.empty();
    }
    return switch (text) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** A decimal whole number without sign tricks or leading zeros; empty for anything else. */
  public Optional<Long> asInteger() {
    if (style != Style.PLAIN || text.isEmpty() || text.length() > 18) {
      return Optional.empty();
    }
    int start = text.charAt(0) == '-' ? 1 : 0;
    int digits = text.length() - start;
    if (digits == 0 || (text.charAt(start) == '0' && text.length() > 1)) {
      return Optional.empty();
    }
    return text.chars().skip(start).allMatch(c -> c >= '0' && c <= '9')
        ? Optional.of(Long.parseLong(text))
        : Optional.empty();
  }

  @Override
  public String shape() {
    if (asBoolean().isPresent()) {
      return "a boolean";
    }
    return asInteger().isPresent() ? "a whole number" : "text";
  }
}
