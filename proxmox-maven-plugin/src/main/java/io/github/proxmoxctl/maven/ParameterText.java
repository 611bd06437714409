package io.github.proxmoxctl.maven;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.operation.ConfigureRequest;
import io.github.proxmoxctl.operation.Durations;
import io.github.proxmoxctl.operation.Forks;
import io.github.proxmoxctl.render.OutputFormat;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Parameters from the text that Maven hands over. Read here rather than by Maven's converters, so
 * that a wrong value is answered with the right ones.
 */
final class ParameterText {

  private ParameterText() {}

  /** The value; empty when it is missing or blank, as a variable of a CI system often is. */
  static Optional<String> given(@Nullable String text) {
    return Optional.ofNullable(text).map(String::strip).filter(given -> !given.isEmpty());
  }

  /** The names without blanks around them and without empty ones. */
  static SortedSet<String> names(@Nullable List<String> texts) {
    // Maven leaves null where nothing stands between two commas
    return texts == null
        ? new TreeSet<>()
        : texts.stream()
            .filter(Objects::nonNull)
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** {@code proxmox.lockTimeout}, by default no time. */
  static Duration lockTimeout(@Nullable String text) {
    return duration("proxmox.lockTimeout", text).orElse(Duration.ZERO);
  }

  /** {@code proxmox.verifyTimeout}; empty leaves it to the goal. */
  static Optional<Duration> verifyTimeout(@Nullable String text) {
    return duration("proxmox.verifyTimeout", text);
  }

  /** {@code proxmox.bootTimeout}, by default as the core says. */
  static Duration bootTimeout(@Nullable String text) {
    return duration("proxmox.bootTimeout", text).orElse(ConfigureRequest.BOOT_TIMEOUT);
  }

  private static Optional<Duration> duration(String property, @Nullable String text) {
    return given(text)
        .map(
            given ->
                Durations.parse(given)
                    .orElseThrow(() -> wrong(property, given, "give it like 30s, 5m or 2h")));
  }

  /** {@code proxmox.forks}; null where nothing is said. */
  static @Nullable Integer forks(@Nullable String text) {
    return given(text)
        .map(
            given ->
                Forks.parse(given)
                    .orElseThrow(
                        () -> wrong("proxmox.forks", given, "give a number from 1 to 9999")))
        .orElse(null);
  }

  /** A whole number; null when none is given. */
  static @Nullable Integer number(String property, @Nullable String text) {
    String given = given(text).orElse(null);
    if (given == null) {
      return null;
    }
    try {
      return Integer.valueOf(given);
    } catch (NumberFormatException e) {
      throw wrong(property, given, "give a whole number");
    }
  }

  /**
   * {@code proxmox.output}, by default text.
   *
   * @param formats that the goal can write
   */
  static OutputFormat output(@Nullable String text, Set<OutputFormat> formats) {
    return constant("proxmox.output", text, OutputFormat.TEXT, formats);
  }

  /** {@code proxmox.color}, by default where it is seen. */
  static Color color(@Nullable String text) {
    return constant("proxmox.color", text, Color.AUTO, EnumSet.allOf(Color.class));
  }

  private static <E extends Enum<E>> E constant(
      String property, @Nullable String text, E otherwise, Set<E> allowed) {
    Optional<String> given = given(text);
    if (given.isEmpty()) {
      return otherwise;
    }
    List<E> constants = allowed.stream().sorted().toList();
    return constants.stream()
        .filter(constant -> constant.name().equalsIgnoreCase(given.get()))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    property,
                    given.get(),
                    constants.stream()
                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ", "give one of: ", ""))));
  }

  private static DiagnosticException wrong(String property, String value, String remedy) {
    return new DiagnosticException(
        Outcome.USAGE,
        Diagnostic.error("usage", property + " cannot be \"" + value + "\"", null).next(remedy));
  }
}
