package io.github.proxmoxctl.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.diagnostic.Sources;
import io.github.proxmoxctl.model.RunRecord;
import io.github.proxmoxctl.model.StackRegistration;
import io.github.proxmoxctl.render.DiagnosticJson;
import io.github.proxmoxctl.render.DiagnosticText;
import io.github.proxmoxctl.render.OutputFormat;
import io.github.proxmoxctl.render.RegistrationText;
import io.github.proxmoxctl.render.Style;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How {@code register-monitoring} ended.
 *
 * @param stacks how far each came; empty when nothing was begun
 * @param run null when nothing was recorded
 * @param ledgerCommit the commit that records it, null when there is none
 */
public record RegisterMonitoringResult(
    Outcome outcome,
    List<Diagnostic> diagnostics,
    Sources sources,
    List<StackRegistration> stacks,
    @Nullable RunRecord run,
    @Nullable String ledgerCommit)
    implements GoalResult {

  static final String GOAL = "register-monitoring";

  public RegisterMonitoringResult {
    diagnostics = List.copyOf(diagnostics);
    stacks = List.copyOf(stacks);
  }

  static RegisterMonitoringResult failed(
      Outcome outcome, List<Diagnostic> diagnostics, Sources sources) {
    return new RegisterMonitoringResult(outcome, diagnostics, sources, List.of(), null, null);
  }

  RegisterMonitoringResult writtenTo(Path root) {
    return new RegisterMonitoringResult(
        outcome,
        ResultFile.write(root, GOAL, json(), diagnostics),
        sources,
        stacks,
        run,
        ledgerCommit);
  }

  private ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("formatVersion", "1.0");
    Results.put(json, GOAL, outcome);
    json.put("run", run == null ? null : run.id());
    json.put("ledgerCommit", ledgerCommit);
    ArrayNode array = json.putArray("stacks");
    stacks.forEach(stack -> array.add(json(stack)));
    json.set("diagnostics", DiagnosticJson.array(diagnostics));
    return json;
  }

  private static ObjectNode json(StackRegistration stack) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("stack", stack.stack());
    json.put("done", stack.isDone());
    json.set("added", texts(stack.added()));
    json.set("removed", texts(stack.removed()));
    json.set("files", texts(stack.files()));
    json.put("targets", stack.targets());
    json.put("up", stack.up());
    return json;
  }

  private static ArrayNode texts(List<String> texts) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    texts.forEach(array::add);
    return array;
  }

  @Override
  public String output(OutputFormat format, Style style) {
    return format == OutputFormat.JSON
        ? json().toPrettyString() + "\n"
        : RegistrationText.render(stacks, run, ledgerCommit);
  }

  @Override
  public String diagnosticsText(Style style, int width) {
    return DiagnosticText.render(diagnostics, sources, style, width);
  }
}
