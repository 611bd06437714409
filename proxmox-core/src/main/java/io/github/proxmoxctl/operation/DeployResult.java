package io.github.proxmoxctl.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.diagnostic.Sources;
import io.github.proxmoxctl.render.DiagnosticJson;
import io.github.proxmoxctl.render.DiagnosticText;
import io.github.proxmoxctl.render.OutputFormat;
import io.github.proxmoxctl.render.Style;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How {@code deploy} ended.
 *
 * @param stages what was done, in order; the last one is where it ended
 * @param notes problems of the deployment itself rather than of a stage
 */
public record DeployResult(Outcome outcome, List<Stage> stages, List<Diagnostic> notes)
    implements GoalResult {

  static final String GOAL = "deploy";

  public DeployResult {
    stages = List.copyOf(stages);
    notes = List.copyOf(notes);
  }

  /**
   * One goal that was run.
   *
   * @param changed whether it did something
   */
  public record Stage(String goal, GoalResult result, boolean changed) {}

  @Override
  public List<Diagnostic> diagnostics() {
    return Stream.concat(
            notes.stream(), stages.stream().flatMap(stage -> stage.result().diagnostics().stream()))
        .distinct()
        .toList();
  }

  DeployResult writtenTo(Path root) {
    List<Diagnostic> all = diagnostics();
    List<Diagnostic> written = ResultFile.write(root, GOAL, json(), all);
    List<Diagnostic> more =
        Stream.concat(notes.stream(), written.stream().filter(problem -> !all.contains(problem)))
            .toList();
    return new DeployResult(outcome, stages, more);
  }

  private ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("formatVersion", "1.0");
    Results.put(json, GOAL, outcome);
    ArrayNode list = json.putArray("stages");
    for (Stage stage : stages) {
      list.addObject()
          .put("goal", stage.goal())
          .put("outcome", Results.word(stage.result().outcome()))
          .put("changed", stage.changed());
    }
    json.set("diagnostics", DiagnosticJson.array(diagnostics()));
    return json;
  }

  @Override
  public String output(OutputFormat format, Style style) {
    return format == OutputFormat.JSON
        ? json().toPrettyString() + "\n"
        : stages.stream()
            .map(stage -> stage.result().output(format, style))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining());
  }

  @Override
  public String diagnosticsText(Style style, int width) {
    return Stream.concat(
            Stream.of(DiagnosticText.render(notes, new Sources(Map.of()), style, width)),
            stages.stream().map(stage -> stage.result().diagnosticsText(style, width)))
        .distinct()
        .collect(Collectors.joining());
  }
}
