package io.github.proxmoxctl.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.diagnostic.Sources;
import io.github.proxmoxctl.plan.PlanReport;
import io.github.proxmoxctl.render.CommentContent;
import io.github.proxmoxctl.render.DiagnosticJson;
import io.github.proxmoxctl.render.DiagnosticText;
import io.github.proxmoxctl.render.OutputFormat;
import io.github.proxmoxctl.render.PlanHtml;
import io.github.proxmoxctl.render.PlanJson;
import io.github.proxmoxctl.render.PlanMarkdown;
import io.github.proxmoxctl.render.PlanText;
import io.github.proxmoxctl.render.Style;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How {@code plan} ended.
 *
 * @param report null when no plan could be made
 */
public record PlanResult(
    Outcome outcome, List<Diagnostic> diagnostics, Sources sources, @Nullable PlanReport report)
    implements GoalResult {

  static final String GOAL = "plan";

  public PlanResult {
    diagnostics = List.copyOf(diagnostics);
  }

  static PlanResult failed(Outcome outcome, List<Diagnostic> diagnostics, Sources sources) {
    return new PlanResult(outcome, diagnostics, sources, null);
  }

  static PlanResult of(PlanReport report, Outcome outcome, ValidateResult valid) {
    List<Diagnostic> all = new ArrayList<>(valid.diagnostics());
    all.addAll(report.warnings());
    return new PlanResult(outcome, all, valid.sources(), report);
  }

  PlanResult with(List<Diagnostic> more) {
    List<Diagnostic> all = new ArrayList<>(more);
    all.addAll(diagnostics);
    return new PlanResult(outcome, all, sources, report);
  }

  /** The same plan, and a goal that failed nevertheless. */
  PlanResult failed(List<Diagnostic> why) {
    return with(why).within(Outcome.ERROR);
  }

  /** The same where also something else ended so. */
  PlanResult within(Outcome other) {
    return new PlanResult(Outcome.ofAll(List.of(outcome, other)), diagnostics, sources, report);
  }

  /** With its file and its page, which show no secret that the redactor knows. */
  PlanResult writtenTo(PlanRequest request, Surroundings around) {
    Path root = request.directory();
    List<Diagnostic> said = ResultFile.write(root, GOAL, json(), diagnostics);
    CommentContent content =
        new CommentContent(outcome, diagnostics, report, request.stacks(), null, null);
    String page = PlanHtml.render(content, around.redactor()::redact);
    return new PlanResult(
        outcome, ResultFile.write(root, ResultFile.page(GOAL), page, said), sources, report);
  }

  private ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Results.put(json, GOAL, outcome);
    if (report == null) {
      json.put("formatVersion", PlanJson.FORMAT_VERSION);
    } else {
      json.setAll(PlanJson.of(report));
    }
    json.set("diagnostics", DiagnosticJson.array(diagnostics));
    return json;
  }

  @Override
  public String output(OutputFormat format, Style style) {
    return output(format, style, 0);
  }

  @Override
  public String output(OutputFormat format, Style style, int width) {
    if (format == OutputFormat.JSON) {
      return json().toPrettyString() + "\n";
    }
    if (report == null) {
      return "";
    }
    return format == OutputFormat.MARKDOWN
        ? PlanMarkdown.render(report)
        : PlanText.render(report, style, width);
  }

  @Override
  public String diagnosticsText(Style style, int width) {
    return DiagnosticText.render(diagnostics, sources, style, width);
  }
}
