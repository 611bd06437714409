package io.github.proxmoxctl.render;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.diagnostic.RelatedLocation;
import io.github.proxmoxctl.diagnostic.Sources;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Problems for a person at a terminal: each with its line, a caret, and what to do. */
public final class DiagnosticText {

  private static final int WIDTH = 120;
  private static final String SUGGESTION = "did you mean";

  private final Sources sources;
  private final Style style;
  private final int width;
  private final StringBuilder text = new StringBuilder();
  // a file with a thousand problems is split into lines once
  private final Map<String, List<String>> lines = new HashMap<>();

  private DiagnosticText(Sources sources, Style style, int width) {
    this.sources = sources;
    this.style = style;
    this.width = width;
  }

  /** All problems, a blank line between them; empty when there is none. */
  public static String render(List<Diagnostic> diagnostics, Sources sources, Style style) {
    return render(diagnostics, sources, style, WIDTH);
  }

  /**
   * All problems, a blank line between them; empty when there is none.
   *
   * @param width the most cells that a line of an excerpt may take
   */
  public static String render(
      List<Diagnostic> diagnostics, Sources sources, Style style, int width) {
    var rendering = new DiagnosticText(sources, style, width);
    diagnostics.forEach(rendering::append);
    return rendering.text.toString();
  }

  /**
   * The last line of {@code validate}.
   *
   * @param files how many were read
   */
  public static String summary(List<Diagnostic> diagnostics, int files) {
    long errors = diagnostics.stream().filter(Diagnostic::isError).count();
    long warnings = diagnostics.size() - errors;
    if (diagnostics.isEmpty()) {
      return "No problem in " + count(files, "file") + ". Nothing was contacted.";
    }
    long touched =
        diagnostics.stream()
            .map(Diagnostic::location)
            .filter(Objects::nonNull)
            .map(Location::file)
            .distinct()
            .count();
    String numbers =
        errors == 0
            ? count(warnings, "warning")
            : count(errors, "error") + (warnings == 0 ? "" : " and " + count(warnings, "warning"));
    String where =
        touched == 0 ? "" : " in " + touched + " of " + count(Math.max(files, touched), "file");
    return numbers + where + ". Nothing was contacted.";
  }

  private static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private void append(Diagnostic diagnostic) {
    String severity = (diagnostic.isError() ? "error" : "warning") + "[" + diagnostic.code() + "]";
    text.append(text.isEmpty() ? "" : "\n")
        .append(diagnostic.isError() ? style.alarm(severity) : style.caution(severity))
        .append(style.strong(": " + Quoted.visible(diagnostic.summary())))
        .append('\n');
    Location location = diagnostic.location();
    if (location == null) {
      appendNotes("  ", diagnostic, false);
      return;
    }
    int digits = Math.max(2, String.valueOf(location.line()).length());
    String margin = " ".repeat(digits);
    line(margin + style.quiet("--> ") + Quoted.visible(location.toString()));
    Optional<String> source = source(location);
    source.ifPresent(found -> appendExcerpt(diagnostic, location, found, digits));
    appendNotes(margin + style.quiet(" = "), diagnostic, source.isPresent());
  }

  private Optional<String> source(Location location) {
    // what is wrong with a whole file is in none of its lines
    if (location.equals(Location.ofFile(location.file()))) {
      return Optional.empty();
    }
    List<String> all = lines.computeIfAbsent(location.file(), sources::lines);
    return location.line() <= all.size()
        ? Optional.of(all.get(location.line() - 1))
        : Optional.empty();
  }

  private void appendExcerpt(Diagnostic diagnostic, Location location, String source, int digits) {
    Excerpt excerpt =
        Excerpt.of(source, location.column(), location.length(), width - digits - " | ".length());
    String number = String.valueOf(location.line());
    String margin = " ".repeat(digits) + style.quiet(" |");
    line(margin);
    line(
        " ".repeat(digits - number.length())
            + style.quiet(number + " |")
            + (excerpt.text().isEmpty() ? "" : " " + excerpt.text()));
    String carets = style.alarm("^".repeat(excerpt.marked()));
    line(margin + " ".repeat(excerpt.indent() + 1) + carets + suggestion(diagnostic));
  }

  private static boolean isSuggestion(Diagnostic diagnostic) {
    String remedy = diagnostic.remedy();
    return remedy != null && remedy.startsWith(SUGGESTION);
  }

  private static String suggestion(Diagnostic diagnostic) {
    if (!isSuggestion(diagnostic)) {
      return "";
    }
    String place =
        diagnostic.related().isEmpty()
            ? ""
            : " (" + diagnostic.related().get(0).location().fileAndLine() + ")";
    return " " + Quoted.visible(diagnostic.remedy() + place);
  }

  private void appendNotes(String margin, Diagnostic diagnostic, boolean hasExcerpt) {
    String detail = diagnostic.detail();
    if (detail != null) {
      detail.lines().forEach(said -> line(margin + Quoted.visible(said)));
    }
    boolean isSuggested = hasExcerpt && isSuggestion(diagnostic);
    diagnostic.related().stream()
        .skip(isSuggested ? 1 : 0)
        .map(DiagnosticText::words)
        .forEach(place -> line(margin + Quoted.visible(place)));
    String remedy = diagnostic.remedy();
    if (remedy != null && !isSuggested) {
      String next = diagnostic.location() == null ? "next: " : "";
      line(margin + next + Quoted.visible(remedy));
    }
  }

  private static String words(RelatedLocation related) {
    return related.message() + ": " + related.location();
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
