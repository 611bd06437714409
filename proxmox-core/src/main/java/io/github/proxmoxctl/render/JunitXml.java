package io.github.proxmoxctl.render;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.diagnostic.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Problems as the report of a test suite, which every CI server shows: a test case for each file,
 * failed by its errors; warnings are what it printed.
 */
public final class JunitXml {

  private static final String SUITE = "proxmoxctl validate";
  private static final String CLASS = "proxmoxctl.validate";
  private static final String NO_FILE = "(the whole repo)";

  private final Sources sources;
  private final StringBuilder xml = new StringBuilder();

  private JunitXml(Sources sources) {
    this.sources = sources;
  }

  /** The report; the same problems make the same text. */
  public static String of(List<Diagnostic> diagnostics, Sources sources) {
    Map<String, List<Diagnostic>> byFile = new TreeMap<>();
    sources.files().forEach(file -> byFile.put(file, new ArrayList<>()));
    for (Diagnostic diagnostic : diagnostics) {
      Location location = diagnostic.location();
      byFile
          .computeIfAbsent(location == null ? NO_FILE : location.file(), any -> new ArrayList<>())
          .add(diagnostic);
    }
    var report = new JunitXml(sources);
    report.append(byFile);
    return report.xml.toString();
  }

  private void append(Map<String, List<Diagnostic>> byFile) {
    long failures = byFile.values().stream().filter(JunitXml::hasError).count();
    String counts =
        String.format(
            Locale.ROOT, " tests=\"%d\" failures=\"%d\" errors=\"0\"", byFile.size(), failures);
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        .append("<testsuites name=\"" + SUITE + "\"" + counts + ">\n")
        .append("  <testsuite name=\"" + SUITE + "\"" + counts + ">\n");
    byFile.forEach(this::appendFile);
    xml.append("  </testsuite>\n</testsuites>\n");
  }

  private static boolean hasError(List<Diagnostic> problems) {
    return problems.stream().anyMatch(Diagnostic::isError);
  }

  private void appendFile(String file, List<Diagnostic> problems) {
    xml.append("    <testcase classname=\"" + CLASS + "\" name=\"").append(escaped(file));
    if (problems.isEmpty()) {
      xml.append("\"/>\n");
      return;
    }
    xml.append("\">\n");
    List<Diagnostic> errors = problems.stream().filter(Diagnostic::isError).toList();
    List<Diagnostic> warnings = problems.stream().filter(found -> !found.isError()).toList();
    if (!errors.isEmpty()) {
      // one failure for all: readers show the first of several only
      String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
      xml.append("      <failure type=\"")
          .append(escaped(errors.get(0).code()))
          .append("\" message=\"")
          .append(escaped(errors.get(0).summary() + more))
          .append("\">")
          .append(text(errors))
          .append("</failure>\n");
    }
    if (!warnings.isEmpty()) {
      xml.append("      <system-out>").append(text(warnings)).append("</system-out>\n");
    }
    xml.append("    </testcase>\n");
  }

  private String text(List<Diagnostic> problems) {
    return DiagnosticText.render(problems, sources, Style.PLAIN)
        .lines()
        .map(JunitXml::escaped)
        .reduce("\n", (all, line) -> all + line + "\n");
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    Quoted.visible(text)
        .codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                // XML has no way to write these two
                case 0xFFFE, 0xFFFF -> out.append(Quoted.escape(point));
                default -> out.appendCodePoint(point);
              }
            });
    return out.toString();
  }
}
