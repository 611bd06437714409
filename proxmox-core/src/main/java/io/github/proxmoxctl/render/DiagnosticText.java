package io.github.proxmoxctl.render;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.diagnostic.RelatedLocation;
import io.github.proxmoxctl.diagnostic.Sources;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Problems for a person at a terminal: each with its line, a caret, and what to do.
 *
 * @param width cells of the terminal; below 80 counts as 80
 */
public record DiagnosticText(Style style, int width) {

  private static final int NARROWEST = 80;
  private static final String SUGGESTION = "did you mean";

  public DiagnosticText {
    width = Math.max(width, NARROWEST);
  }

  /** All problems, a blank line between them; ends with a line feed unless there is none. */
  public String render(List<Diagnostic> diagnostics, Sources sources) {
    var text = new StringBuilder();
    for (Diagnostic diagnostic : diagnostics) {
      text.append(text.isEmpty() ? "" : "\n");
      append(text, diagnostic, sources);
    }
    return text.toString();
  }

  /**
   * The last line of {@code validate}.
   *
   * @param files how many were read
   */
  public String summary(List<Diagnostic> diagnostics, int files) {
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
    String where = " in " + touched + " of " + count(Math.max(files, touched), "file");
    return numbers + where + ". Nothing was contacted.";
  }

  private static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private void append(StringBuilder text, Diagnostic diagnostic, Sources sources) {
    String severity = (diagnostic.isError() ? "error" : "warning") + "[" + diagnostic.code() + "]";
    text.append(diagnostic.isError() ? style.alarm(severity) : style.caution(severity))
        .append(style.strong(": " + Quoted.visible(diagnostic.summary())))
        .append('\n');
    Location location = diagnostic.location();
    if (location == null) {
      appendNotes(text, "  ", diagnostic, false);
      return;
    }
    int digits = Math.max(2, String.valueOf(location.line()).length());
    String margin = " ".repeat(digits);
    text.append(margin).append(style.quiet("--> ")).append(Quoted.visible(location.toString()));
    text.append('\n');
    Optional<String> line = sources.line(location);
    line.ifPresent(source -> appendExcerpt(text, diagnostic, location, source, digits));
    appendNotes(text, margin + style.quiet(" = "), diagnostic, line.isPresent());
  }

  private void appendExcerpt(
      StringBuilder text, Diagnostic diagnostic, Location location, String line, int digits) {
    String margin = " ".repeat(digits) + style.quiet(" |");
    Excerpt excerpt =
        Excerpt.of(line, location.column(), location.length(), width - digits - " | ".length());
    String number = String.valueOf(location.line());
    text.append(margin).append('\n');
    text.append(" ".repeat(digits - number.length()))
        .append(style.quiet(number + " |"))
        .append(excerpt.text().isEmpty() ? "" : " " + excerpt.text())
        .append('\n');
    String suggestion = suggestion(diagnostic);
    text.append(margin)
        .append(" ".repeat(excerpt.indent() + 1))
        .append(style.alarm("^".repeat(excerpt.marked())))
        .append(suggestion.isEmpty() ? "" : " " + suggestion)
        .append('\n');
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
    return Quoted.visible(diagnostic.remedy() + place);
  }

  private static void appendNotes(
      StringBuilder text, String margin, Diagnostic diagnostic, boolean hasExcerpt) {
    String detail = diagnostic.detail();
    if (detail != null) {
      detail.lines().forEach(line -> note(text, margin, line));
    }
    boolean isSaid = hasExcerpt && isSuggestion(diagnostic);
    for (RelatedLocation related :
        isSaid ? diagnostic.related().stream().skip(1).toList() : diagnostic.related()) {
      note(text, margin, related.message() + ": " + related.location());
    }
    String remedy = diagnostic.remedy();
    if (remedy != null && !isSaid) {
      note(text, margin, diagnostic.location() == null ? "next: " + remedy : remedy);
    }
  }

  private static void note(StringBuilder text, String margin, String line) {
    text.append(margin).append(Quoted.visible(line)).append('\n');
  }
}
