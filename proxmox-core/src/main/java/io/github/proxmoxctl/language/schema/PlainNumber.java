package io.github.proxmoxctl.language.schema;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;

/** The whole number that was meant by another way to write one. */
final class PlainNumber {

  private static final Pattern DECIMAL = Pattern.compile("^[+]?(0|[1-9][0-9_]{0,8})([.]0+)?$");
  private static final Pattern HEXADECIMAL = Pattern.compile("^0[xX]([0-9A-Fa-f]{1,7})$");
  private static final Pattern OCTAL = Pattern.compile("^0o([0-7]{1,9})$");

  private PlainNumber() {}

  /** In decimal; empty when the text is no whole number in any spelling. */
  static Optional<String> meant(String text) {
    Matcher decimal = DECIMAL.matcher(text);
    if (decimal.find()) {
      return Optional.of(decimal.group(1).replace("_", ""));
    }
    return of(HEXADECIMAL, 16, text).or(() -> of(OCTAL, 8, text));
  }

  private static Optional<String> of(Pattern pattern, int radix, String text) {
    Matcher found = pattern.matcher(text);
    return found.find()
        ? Optional.of(String.valueOf(Long.parseLong(found.group(1), radix)))
        : Optional.empty();
  }
}
