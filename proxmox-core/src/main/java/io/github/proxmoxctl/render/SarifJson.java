package io.github.proxmoxctl.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.diagnostic.RelatedLocation;
import io.github.proxmoxctl.diagnostic.Sources;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Problems as SARIF 2.1.0, for code scanning. Files are relative to the infrastructure root,
 * columns count UTF-16 code units, and each code that occurs is a rule with its help.
 */
public final class SarifJson {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";
  private static final String HOME = "https://github.com/proxmoxctl/proxmox-maven-plugin";
  private static final String ROOT = "%SRCROOT%";
  private static final String URI_SAFE =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

  private final Sources sources;
  private final List<String> rules;
  // a file with a thousand problems is split into lines once
  private final Map<String, List<String>> lines = new HashMap<>();

  private SarifJson(List<Diagnostic> diagnostics, Sources sources) {
    this.sources = sources;
    this.rules = diagnostics.stream().map(Diagnostic::code).distinct().sorted().toList();
  }

  /**
   * A log of one run.
   *
   * @param root the infrastructure root as a URI, ending in {@code /}
   * @param exitCode with which the run ends
   */
  public static ObjectNode of(
      List<Diagnostic> diagnostics, Sources sources, String root, int exitCode) {
    var sarif = new SarifJson(diagnostics, sources);
    ObjectNode log = JsonNodeFactory.instance.objectNode();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    ObjectNode run = log.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", "proxmoxctl");
    driver.put("informationUri", HOME);
    sarif.putRules(driver, diagnostics);
    ObjectNode invocation = run.putArray("invocations").addObject();
    invocation.put("executionSuccessful", true);
    invocation.put("exitCode", exitCode);
    // what tells this analysis from others of the same commit
    run.putObject("automationDetails").put("id", "proxmoxctl/validate/");
    run.putObject("originalUriBaseIds").putObject(ROOT).put("uri", root);
    run.put("columnKind", "utf16CodeUnits");
    ArrayNode results = run.putArray("results");
    diagnostics.forEach(diagnostic -> sarif.putResult(results.addObject(), diagnostic));
    return log;
  }

  private void putRules(ObjectNode driver, List<Diagnostic> diagnostics) {
    // a code may be both: then the rule has the worse level, and the result says its own
    Map<String, String> levels = new TreeMap<>();
    diagnostics.forEach(
        found ->
            levels.merge(
                found.code(), level(found), (one, other) -> one.equals("error") ? one : other));
    ArrayNode array = driver.putArray("rules");
    for (String code : rules) {
      ObjectNode rule = array.addObject();
      String help = RuleHelp.of(code);
      rule.put("id", code);
      rule.putObject("shortDescription").put("text", escaped(help));
      rule.putObject("help").put("text", escaped(help + " " + RuleHelp.WHERE_TO_READ));
      rule.putObject("defaultConfiguration").put("level", levels.get(code));
    }
  }

  private static String level(Diagnostic diagnostic) {
    return diagnostic.isError() ? "error" : "warning";
  }

  private void putResult(ObjectNode result, Diagnostic diagnostic) {
    result.put("ruleId", diagnostic.code());
    result.put("ruleIndex", rules.indexOf(diagnostic.code()));
    result.put("level", level(diagnostic));
    result.putObject("message").put("text", message(diagnostic));
    Location location = diagnostic.location();
    if (location != null) {
      putLocation(result.putArray("locations").addObject(), location);
    }
    if (!diagnostic.related().isEmpty()) {
      ArrayNode related = result.putArray("relatedLocations");
      for (RelatedLocation other : diagnostic.related()) {
        ObjectNode place = related.addObject();
        place.put("id", related.size());
        place.putObject("message").put("text", escaped(other.message()));
        putLocation(place, other.location());
      }
    }
  }

  private void putLocation(ObjectNode json, Location location) {
    ObjectNode physical = json.putObject("physicalLocation");
    ObjectNode artifact = physical.putObject("artifactLocation");
    artifact.put("uri", relativeUri(location.file()));
    artifact.put("uriBaseId", ROOT);
    // what is wrong with a whole file has no region
    if (!location.equals(Location.ofFile(location.file()))) {
      ObjectNode region = physical.putObject("region");
      String line = line(location);
      int start = units(line, location.column() - 1);
      region.put("startLine", location.line());
      region.put("startColumn", start + 1);
      region.put("endColumn", units(line, location.column() - 1 + location.length()) + 1);
    }
  }

  private String line(Location location) {
    List<String> all = lines.computeIfAbsent(location.file(), sources::lines);
    return location.line() <= all.size() ? all.get(location.line() - 1) : "";
  }

  /** UTF-16 code units of so many characters of the line; behind its end each character is one. */
  private static int units(String line, int characters) {
    int known = Math.min(characters, line.codePointCount(0, line.length()));
    return line.offsetByCodePoints(0, known) + characters - known;
  }

  private static String relativeUri(String file) {
    var uri = new StringBuilder();
    for (byte unit : file.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (unit & 0xFF);
      if (URI_SAFE.indexOf(character) >= 0) {
        uri.append(character);
      } else {
        uri.append(String.format(Locale.ROOT, "%%%02X", unit));
      }
    }
    return uri.toString();
  }

  /** Summary, reason and remedy, each on lines of its own. */
  private static String message(Diagnostic diagnostic) {
    List<String> parts = new ArrayList<>();
    parts.add(diagnostic.summary());
    Stream.of(diagnostic.detail(), diagnostic.remedy())
        .filter(Objects::nonNull)
        .flatMap(String::lines)
        .forEach(parts::add);
    return escaped(String.join("\n", parts.stream().map(Quoted::visible).toList()));
  }

  // braces are placeholders of SARIF's messages, and [text](target) is a link
  private static String escaped(String text) {
    String braced = text.replace("{", "{{").replace("}", "}}");
    return braced.contains("](") ? braced.replace("[", "\\[").replace("]", "\\]") : braced;
  }
}
