package io.github.proxmoxctl.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.diagnostic.Sources;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Explanation;
import io.github.proxmoxctl.render.DiagnosticJson;
import io.github.proxmoxctl.render.DiagnosticText;
import io.github.proxmoxctl.render.ExplanationJson;
import io.github.proxmoxctl.render.ExplanationText;
import io.github.proxmoxctl.render.JunitXml;
import io.github.proxmoxctl.render.OutputFormat;
import io.github.proxmoxctl.render.SarifJson;
import io.github.proxmoxctl.render.Style;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What validation found.
 *
 * @param outcome {@link Outcome#INVALID} with any error; warnings alone are {@link Outcome#OK}
 * @param diagnostics every problem of every file, in the order of files and lines
 * @param sources the text of the files, for excerpts
 * @param state the whole desired state; null when there was any error
 * @param root the infrastructure root
 * @param explanation of the server that was asked about; null when none was, or it is not known
 */
public record ValidateResult(
    Outcome outcome,
    List<Diagnostic> diagnostics,
    Sources sources,
    Counts counts,
    @Nullable DesiredState state,
    Path root,
    @Nullable Explanation explanation)
    implements GoalResult {

  static final String GOAL = "validate";

  public ValidateResult {
    diagnostics = List.copyOf(diagnostics);
  }

  /** How much was looked at; with errors only what could be decoded. */
  public record Counts(int files, int clusters, int networks, int images, int servers) {}

  /** The desired state of a repo without errors; whoever asks has looked at the outcome. */
  public DesiredState desiredState() {
    if (state == null) {
      throw new IllegalStateException("there is no desired state: " + outcome);
    }
    return state;
  }

  /** The same with the result file written, and the report's if it is one of its own. */
  ValidateResult written(OutputFormat report) {
    List<Diagnostic> all = ResultFile.write(root, GOAL, json(), diagnostics);
    String name =
        switch (report) {
          case SARIF -> GOAL + ".sarif";
          case JUNIT -> GOAL + "-junit.xml";
          case TEXT, MARKDOWN, JSON -> null;
        };
    if (name != null) {
      all = ResultFile.write(root, name, output(report, Style.PLAIN), all);
    }
    return new ValidateResult(outcome, all, sources, counts, state, root, explanation);
  }

  /** The one line that says how it went; with a format for tools the whole result. */
  @Override
  public String output(OutputFormat format, Style style) {
    return switch (format) {
      case JSON -> json().toPrettyString() + "\n";
      case SARIF -> sarif().toPrettyString() + "\n";
      case JUNIT -> JunitXml.of(diagnostics, sources);
      case TEXT -> explained("", "\n", style) + summary(style);
      case MARKDOWN -> explained("```\n", "```\n\n", Style.PLAIN) + summary(style);
    };
  }

  private String summary(Style style) {
    return DiagnosticText.summary(diagnostics, counts.files(), style) + "\n";
  }

  private String explained(String before, String after, Style style) {
    return explanation == null ? "" : before + ExplanationText.render(explanation, style) + after;
  }

  @Override
  public String diagnosticsText(Style style, int width) {
    return DiagnosticText.render(diagnostics, sources, style, width);
  }

  private ObjectNode sarif() {
    String uri = root.toUri().toString();
    return SarifJson.of(
        diagnostics, sources, uri.endsWith("/") ? uri : uri + "/", outcome.exitCode());
  }

  private ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Results.put(json, GOAL, outcome);
    json.put("formatVersion", DiagnosticJson.FORMAT_VERSION);
    ObjectNode seen = json.putObject("counts");
    seen.put("files", counts.files());
    seen.put("clusters", counts.clusters());
    seen.put("networks", counts.networks());
    seen.put("images", counts.images());
    seen.put("servers", counts.servers());
    if (explanation != null) {
      json.set("explanation", ExplanationJson.of(explanation));
    }
    json.set("diagnostics", DiagnosticJson.array(diagnostics));
    return json;
  }
}
