package io.github.proxmoxctl.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.diagnostic.Sources;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.render.DiagnosticJson;
import io.github.proxmoxctl.render.DiagnosticText;
import io.github.proxmoxctl.render.OutputFormat;
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
 */
public record ValidateResult(
    Outcome outcome,
    List<Diagnostic> diagnostics,
    Sources sources,
    Counts counts,
    @Nullable DesiredState state)
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

  ValidateResult writtenTo(Path root) {
    return new ValidateResult(
        outcome, ResultFile.write(root, GOAL, json(), diagnostics), sources, counts, state);
  }

  /** The one line that says how it went; with JSON the whole result. */
  @Override
  public String output(OutputFormat format, Style style) {
    return format == OutputFormat.JSON
        ? json().toPrettyString() + "\n"
        : DiagnosticText.summary(diagnostics, counts.files()) + "\n";
  }

  @Override
  public String diagnosticsText(Style style) {
    return DiagnosticText.render(diagnostics, sources, style);
  }

  private ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("goal", GOAL);
    json.put("outcome", Results.word(outcome));
    json.put("exitCode", outcome.exitCode());
    json.put("formatVersion", DiagnosticJson.FORMAT_VERSION);
    ObjectNode seen = json.putObject("counts");
    seen.put("files", counts.files());
    seen.put("clusters", counts.clusters());
    seen.put("networks", counts.networks());
    seen.put("images", counts.images());
    seen.put("servers", counts.servers());
    json.set("diagnostics", DiagnosticJson.array(diagnostics));
    return json;
  }
}
