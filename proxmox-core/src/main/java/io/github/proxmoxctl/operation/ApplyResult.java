package io.github.proxmoxctl.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.diagnostic.Sources;
import io.github.proxmoxctl.model.RunRecord;
import io.github.proxmoxctl.plan.PlanReport;
import io.github.proxmoxctl.render.ApplyText;
import io.github.proxmoxctl.render.DiagnosticJson;
import io.github.proxmoxctl.render.DiagnosticText;
import io.github.proxmoxctl.render.OutputFormat;
import io.github.proxmoxctl.render.PlanText;
import io.github.proxmoxctl.render.Style;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How {@code apply} ended.
 *
 * @param report the plan that it applied, or refused to; null when none could be made
 * @param run what it did, null when nothing was begun
 * @param ledgerCommit the commit that records it, null when there is none
 */
public record ApplyResult(
    Outcome outcome,
    List<Diagnostic> diagnostics,
    Sources sources,
    @Nullable PlanReport report,
    @Nullable RunRecord run,
    @Nullable String ledgerCommit)
    implements GoalResult {

  static final String GOAL = "apply";

  public ApplyResult {
    diagnostics = List.copyOf(diagnostics);
  }

  static ApplyResult failed(Outcome outcome, List<Diagnostic> diagnostics, Sources sources) {
    return new ApplyResult(outcome, diagnostics, sources, null, null, null);
  }

  ApplyResult writtenTo(Path root) {
    return new ApplyResult(
        outcome,
        ResultFile.write(root, GOAL, json(), diagnostics),
        sources,
        report,
        run,
        ledgerCommit);
  }

  private ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("formatVersion", "1.0");
    Results.put(json, GOAL, outcome);
    json.put("planDigest", report == null ? null : report.plan().digest().hex());
    json.put("run", run == null ? null : run.id());
    json.put("ledgerCommit", ledgerCommit);
    ArrayNode stages = json.putArray("stages");
    if (run != null) {
      run.stages().forEach(stage -> stages.add(stage(stage)));
    }
    json.set("diagnostics", DiagnosticJson.array(diagnostics));
    return json;
  }

  private static ObjectNode stage(RunRecord.Stage stage) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("stack", stage.stack())
        .put("stage", stage.name())
        .put("root", stage.root())
        .put("result", stage.result().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .put("created", stage.counts().created())
        .put("changed", stage.counts().changed())
        .put("replaced", stage.counts().replaced())
        .put("destroyed", stage.counts().destroyed());
  }

  @Override
  public String output(OutputFormat format, Style style) {
    if (format == OutputFormat.JSON) {
      return json().toPrettyString() + "\n";
    }
    if (run != null) {
      return ApplyText.render(run, ledgerCommit, report);
    }
    if (report == null) {
      return "";
    }
    return outcome == Outcome.OK ? ApplyText.nothing(report) : PlanText.render(report, style);
  }

  @Override
  public String diagnosticsText(Style style, int width) {
    return DiagnosticText.render(diagnostics, sources, style, width);
  }
}
