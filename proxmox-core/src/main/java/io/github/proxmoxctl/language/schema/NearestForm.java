package io.github.proxmoxctl.language.schema;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.everit.json.schema.StringSchema;

/**
 * The text that was probably meant: what was typed with one usual slip undone, if the schema then
 * takes it.
 */
final class NearestForm {

  private static final int LONGEST = 200;
  private static final Pattern OTHER_UNIT =
      Pattern.compile("0*([1-9][0-9]*)\\s*([MGTmgt])(?:i?[Bb]?)");
  private static final Pattern HALF = Pattern.compile("([0-9]{1,4})[.,]5\\s*([GT])iB");

  private static final List<UnaryOperator<String>> SLIPS =
      List.of(
          String::strip,
          text -> text.toLowerCase(Locale.ROOT),
          text -> replaced(text, "[\u2018-\u201F\"']", ""),
          text -> replaced(text, "\\s*#.*", ""),
          NearestForm::unit,
          text -> text.replace('_', '-'),
          text -> text.replace('-', '_'),
          text -> text.replace('-', ':'),
          text ->
              replaced(
                  text.toLowerCase(Locale.ROOT).strip(), "^([a-z0-9]+)[ _.]+([a-z0-9]+)$", "$1-$2"),
          text -> replaced(text, "^[$]\\{?([A-Za-z_0-9]+)}?$", "$1"),
          text -> replaced(text, "\\b0+([0-9])", "$1"),
          text -> replaced(text, "/[0-9.]+$", ""),
          text -> replaced(text, "^http:", "https:"));

  private NearestForm() {}

  static Optional<String> of(String typed, StringSchema schema) {
    java.util.regex.Pattern pattern = schema.getPattern();
    if (pattern == null || typed.length() > LONGEST) {
      return Optional.empty();
    }
    Pattern wanted = Pattern.compile(pattern.pattern());
    return Stream.concat(
            SLIPS.stream().map(undone -> undone.apply(typed)), completed(typed, pattern.pattern()))
        .filter(text -> !text.equals(typed) && wanted.matcher(text).find())
        .findFirst();
  }

  /** What is put before or behind a text where its pattern has that. */
  private static Stream<String> completed(String typed, String pattern) {
    if (pattern.contains("(service|")) {
      return Stream.of(typed + ".service");
    }
    if (pattern.startsWith("^https?://")) {
      return Stream.of("http://" + typed);
    }
    return pattern.contains("https://") ? Stream.of("https://" + typed) : Stream.empty();
  }

  /** {@code 4G}, {@code 4 gb}, {@code 4Gi}, {@code 04GiB}, {@code 4.5GiB} in our units. */
  private static String unit(String text) {
    Matcher other = OTHER_UNIT.matcher(text.strip());
    return other.matches()
        ? other.group(1) + other.group(2).toUpperCase(Locale.ROOT) + "iB"
        : half(text.strip());
  }

  private static String half(String text) {
    Matcher half = HALF.matcher(text);
    if (!half.matches()) {
      return text;
    }
    long smaller = Long.parseLong(half.group(1)) * 1024 + 512;
    return smaller + (half.group(2).equals("G") ? "MiB" : "GiB");
  }

  private static String replaced(String text, String pattern, String with) {
    return Pattern.compile(pattern).matcher(text).replaceAll(with);
  }
}
