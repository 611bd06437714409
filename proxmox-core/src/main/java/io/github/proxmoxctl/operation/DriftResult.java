package io.github.proxmoxctl.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.diagnostic.Sources;
import io.github.proxmoxctl.plan.Drift;
import io.github.proxmoxctl.render.DiagnosticJson;
import io.github.proxmoxctl.render.DiagnosticText;
import io.github.proxmoxctl.render.DriftHtml;
import io.github.proxmoxctl.render.DriftJson;
import io.github.proxmoxctl.render.DriftMarkdown;
import io.github.proxmoxctl.render.DriftText;
import io.github.proxmoxctl.render.OutputFormat;
import io.github.proxmoxctl.render.Style;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How {@code drift} ended.
 *
 * @param drift null when it could not be looked for
 */
public record DriftResult(
    Outcome outcome, List<Diagnostic> diagnostics, Sources sources, @Nullable Drift drift)
    implements GoalResult {

  static final String GOAL = "drift";

  public DriftResult {
    diagnostics = List.copyOf(diagnostics);
  }

  static DriftResult failed(Outcome outcome, List<Diagnostic> diagnostics, Sources sources) {
    return new DriftResult(outcome, diagnostics, sources, null);
  }

  /** With its file and its page. */
  DriftResult writtenTo(Path root, UnaryOperator<String> redaction) {
    List<Diagnostic> said = ResultFile.write(root, GOAL, json(), diagnostics);
    String page = DriftHtml.render(drift, diagnostics, redaction);
    return new DriftResult(
        outcome, ResultFile.write(root, ResultFile.page(GOAL), page, said), sources, drift);
  }

  private ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("formatVersion", DriftJson.FORMAT_VERSION);
    Results.put(json, GOAL, outcome);
    if (drift != null) {
      json.setAll(DriftJson.of(drift));
    }
    json.set("diagnostics", DiagnosticJson.array(diagnostics));
    return json;
  }

  @Override
  public String output(OutputFormat format, Style style) {
    if (format == OutputFormat.JSON) {
      return json().toPrettyString() + "\n";
    }
    if (drift == null) {
      return "";
    }
    return format == OutputFormat.MARKDOWN
        ? DriftMarkdown.render(drift)
        : DriftText.render(drift, style);
  }

  @Override
  public String diagnosticsText(Style style, int width) {
    return DiagnosticText.render(diagnostics, sources, style, width);
  }
}
