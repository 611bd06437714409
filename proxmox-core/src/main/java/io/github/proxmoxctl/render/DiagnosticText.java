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
import java.util.function.UnaryOperator;

/** Problems for a person at a terminal: each with its line, a caret, and what to do. */
public final class DiagnosticText {

  private static final int LONGEST_EXCERPT = 120;
  private static final int NARROWEST = 40;
  private static final int UNWRAPPED = Integer.MAX_VALUE;
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
    this.width = width > 0 ? Math.max(width, NARROWEST) : UNWRAPPED;
  }

  /** All problems for a log or a file: nothing is wrapped. */
  public static String render(List<Diagnostic> diagnostics, Sources sources, Style style) {
    return render(diagnostics, sources, style, 0);
  }

  /**
   * All problems, a blank line between them; empty when there is none.
   *
   * @param width of the terminal in cells; 0 where text is not wrapped
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
  public static String summary(List<Diagnostic> diagnostics, int files, Style style) {
    long errors = diagnostics.stream().filter(Diagnostic::isError).count();
    long warnings = diagnostics.size() - errors;
    if (diagnostics.isEmpty()) {
      return style.good("No problem") + " in " + count(files, "file") + ". Nothing was contacted.";
    }
    long touched =
        diagnostics.stream()
            .map(Diagnostic::location)
            .filter(Objects::nonNull)
            .map(Location::file)
            .distinct()
            .count();
    String told = style.caution(count(warnings, "warning"));
    String numbers =
        errors == 0
            ? told
            : style.alarm(count(errors, "error")) + (warnings == 0 ? "" : " and " + told);
    String where =
        touched == 0 ? "" : " in " + touched + " of " + count(Math.max(files, touched), "file");
    return numbers + where + ". Nothing was contacted.";
  }

  private static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private void append(Diagnostic diagnostic) {
    text.append(text.isEmpty() ? "" : "\n");
    appendHeadline(diagnostic);
    Location location = diagnostic.location();
    if (location == null) {
      appendNotes("  ", 2, diagnostic, false);
      return;
    }
    int digits = Math.max(2, String.valueOf(location.line()).length());
    String margin = " ".repeat(digits);
    line(margin + style.quiet("--> ") + Quoted.visible(location.toString()));
    Optional<String> source = source(location);
    boolean isSuggested =
        source.isPresent() && appendExcerpt(diagnostic, location, source.get(), digits);
    appendNotes(margin + style.quiet(" = "), digits + 3, diagnostic, isSuggested);
  }

  private void appendHeadline(Diagnostic diagnostic) {
    String severity = (diagnostic.isError() ? "error" : "warning") + "[" + diagnostic.code() + "]";
    text.append(diagnostic.isError() ? style.alarm(severity) : style.caution(severity));
    String summary = ": " + Quoted.visible(diagnostic.summary());
    String indent = "  ";
    int others = width - indent.length();
    List<String> parts = Wrapping.lines(summary, width - severity.length(), others);
    line(style.strong(parts.get(0)));
    parts.stream().skip(1).forEach(part -> line(indent + style.strong(part)));
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

  /** Tells whether the suggestion stands behind the carets already. */
  private boolean appendExcerpt(
      Diagnostic diagnostic, Location location, String source, int digits) {
    int room = Math.min(width, LONGEST_EXCERPT) - digits - " | ".length();
    Excerpt excerpt = Excerpt.of(source, location.column(), location.length(), room);
    String number = String.valueOf(location.line());
    String margin = " ".repeat(digits) + style.quiet(" |");
    line(margin);
    line(
        " ".repeat(digits - number.length())
            + style.quiet(number + " |")
            + (excerpt.text().isEmpty() ? "" : " " + excerpt.text()));
    String suggestion = suggestion(diagnostic);
    int used = digits + " | ".length() + excerpt.indent() + excerpt.marked();
    boolean hasRoom = used + DisplayWidth.of(suggestion) <= width;
    UnaryOperator<String> paint = diagnostic.isError() ? style::alarm : style::caution;
    line(
        margin
            + " ".repeat(excerpt.indent() + 1)
            + paint.apply("^".repeat(excerpt.marked()))
            + (hasRoom ? style.good(suggestion) : ""));
    return hasRoom && !suggestion.isEmpty();
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

  private void appendNotes(
      String margin, int marginWidth, Diagnostic diagnostic, boolean isSuggested) {
    String detail = diagnostic.detail();
    if (detail != null) {
      detail.lines().forEach(said -> note(margin, marginWidth, said));
    }
    diagnostic.related().stream()
        .skip(isSuggested ? 1 : 0)
        .map(DiagnosticText::words)
        .forEach(place -> note(margin, marginWidth, place));
    String remedy = diagnostic.remedy();
    if (remedy != null && !isSuggested) {
      String next = diagnostic.location() == null ? "next: " : "";
      note(margin, marginWidth, next + remedy);
    }
  }

  private static String words(RelatedLocation related) {
    return related.message() + ": " + related.location();
  }

  private void note(String margin, int marginWidth, String said) {
    int room = width - marginWidth;
    List<String> parts = Wrapping.lines(Quoted.visible(said), room, room);
    line(margin + parts.get(0));
    parts.stream().skip(1).forEach(part -> line(" ".repeat(marginWidth) + part));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
