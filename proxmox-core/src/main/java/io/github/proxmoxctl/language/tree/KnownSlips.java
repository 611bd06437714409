package io.github.proxmoxctl.language.tree;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Slips that the parser stumbles over a line later or in words of its own, known by how their line
 * looks. They are looked for only where the parser has already given up.
 */
final class KnownSlips {

  /**
   * @param line what the line looks like; its group {@code at} is what is pointed at
   * @param remedy with {@code $1} for what else was found
   */
  private record Slip(Pattern line, String summary, String remedy) {

    static Slip of(String line, String summary, String remedy) {
      return new Slip(Pattern.compile(line), summary, remedy);
    }
  }

  private static final List<Slip> SLIPS =
      List.of(
          Slip.of(
              "^\\s*(?<at>`{3,}).*",
              "the ``` of Markdown does not belong in YAML",
              "remove the lines with it"),
          Slip.of(
              "^[^#\"']*(?<at>\\{[{%]).*",
              "templates ({{ … }}, {% … %}) are not used here",
              "write the value out; what single replicas have otherwise is `instances`"),
          Slip.of(
              "^\\s*(?<at>//|/\\*).*", "a comment in YAML begins with #", "write # in place of it"),
          Slip.of(
              "^(?<at>-{4,})\\s*$",
              "a line of more than three hyphens separates nothing",
              "write `---`"),
          Slip.of(
              "^\\s+(?<at>---)\\s*$",
              "`---` separates documents only at the beginning of a line",
              "remove the blanks before it"),
          Slip.of(
              "^ *(?<at>[\\p{Zs}&&[^ ]]+).*",
              "the line is indented with blanks that only look like some",
              "retype its indentation with ordinary blanks"),
          Slip.of(
              "^\\s*(?:- )?[\\w.-]+(?<at>\uFF1A)(.*)",
              "this colon is not the one that YAML knows",
              "retype it, with a blank after it"),
          Slip.of(
              "^\\s*(?<at>-([A-Za-z_][\\w-]*(?::.*)?))$",
              "a blank is missing after `-`",
              "write `- $2`"),
          Slip.of(
              "^\\s*(?:- )?(?<at>([A-Za-z][\\w.-]*):([^\\s:/][^:]*))$",
              "a blank is missing after `:`",
              "write `$2: $3`"),
          Slip.of(
              "^\\s*(?:- )?(?<at>\"([A-Za-z][\\w.-]*): ([^\"]*)\")$",
              "the quotes make one text of key and value",
              "write `$2: $3`"),
          Slip.of(
              "^\\s*(?:- )?(?<at>([A-Za-z][\\w.-]*)\\s*=\\s*([^\\s=].*))$",
              "a value is given with `:`, not with `=`",
              "write `$2: $3`"));

  /** No line that a person wrote is longer. */
  private static final int LONGEST = 1000;

  private KnownSlips() {}

  /** A slip in the line where the parser gave up or the one before it; null when none is known. */
  static @Nullable Diagnostic near(int number, SourceLines lines) {
    Diagnostic slip = in(number, lines);
    return slip == null ? in(number - 1, lines) : slip;
  }

  /** A slip in a line; null when none is known. */
  static @Nullable Diagnostic in(int number, SourceLines lines) {
    String line = lines.line(number);
    if (line.length() > LONGEST) {
      return null;
    }
    for (Slip slip : SLIPS) {
      Matcher found = slip.line.matcher(line);
      if (found.matches()) {
        return problem(slip, found, line, number, lines);
      }
    }
    return null;
  }

  private static Diagnostic problem(
      Slip slip, Matcher found, String line, int number, SourceLines lines) {
    int start = found.start("at");
    Location place =
        lines.part(
            number, line.codePointCount(0, start), line.codePointCount(start, found.end("at")));
    String remedy = slip.remedy;
    for (int group = found.groupCount(); group > 1; group--) {
      remedy = remedy.replace("$" + group, Quoted.visible(String.valueOf(found.group(group))));
    }
    return Diagnostic.error("yaml.syntax", slip.summary, place).next(remedy);
  }
}
