package io.github.proxmoxctl.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.diagnostic.Sources;
import io.github.proxmoxctl.model.RunRecord;
import io.github.proxmoxctl.plan.HostChange;
import io.github.proxmoxctl.render.DiagnosticJson;
import io.github.proxmoxctl.render.DiagnosticText;
import io.github.proxmoxctl.render.OutputFormat;
import io.github.proxmoxctl.render.Style;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How {@code configure} ended.
 *
 * @param hosts those that were worked on, or that wait to be created
 * @param unchanged how many are configured as they shall be and were left alone
 * @param run what it did, null when nothing was begun
 * @param ledgerCommit the commit that records it, null when there is none
 */
public record ConfigureResult(
    Outcome outcome,
    List<Diagnostic> diagnostics,
    Sources sources,
    List<Host> hosts,
    int unchanged,
    @Nullable RunRecord run,
    @Nullable String ledgerCommit)
    implements GoalResult {

  static final String GOAL = "configure";

  public ConfigureResult {
    diagnostics = List.copyOf(diagnostics);
    hosts = List.copyOf(hosts);
  }

  /** How it ended for one host. */
  public enum Ending {
    CONFIGURED,
    FAILED,
    UNREACHABLE,
    /** It showed another SSH key than it should. */
    OTHER_KEY,
    /** The run ended before it was done with it. */
    NOT_FINISHED,
    /** There is no such server yet. */
    NOT_CREATED
  }

  /**
   * One host.
   *
   * @param kind how much of it was new: {@code from-scratch}, {@code changed}, or nothing
   * @param reasons why it was to be configured
   * @param changed so many tasks changed something
   */
  public record Host(
      String stack, String name, String kind, List<String> reasons, Ending ending, int changed) {

    public Host {
      reasons = List.copyOf(reasons);
    }
  }

  static ConfigureResult failed(Outcome outcome, List<Diagnostic> diagnostics, Sources sources) {
    return new ConfigureResult(outcome, diagnostics, sources, List.of(), 0, null, null);
  }

  static ConfigureResult of(
      HostSelection selection, ConfigureStage.Done done, ValidateResult valid) {
    List<Host> hosts = new ArrayList<>();
    for (HostOutcome outcome : done.outcomes()) {
      hosts.add(host(outcome.host(), Ending.valueOf(outcome.kind().name()), outcome.changed()));
    }
    selection.waiting().forEach(host -> hosts.add(host(host, Ending.NOT_CREATED, 0)));
    List<Diagnostic> diagnostics = new ArrayList<>(valid.diagnostics());
    diagnostics.addAll(done.diagnostics());
    if (!selection.waiting().isEmpty()) {
      diagnostics.add(waiting(selection.waiting()));
    }
    return new ConfigureResult(
        done.outcome(),
        diagnostics,
        valid.sources(),
        hosts,
        selection.unchanged(),
        done.record(),
        done.ledgerCommit());
  }

  private static Diagnostic waiting(List<PlannedHost> hosts) {
    return Diagnostic.warning(
            "host.notCreated",
            hosts.size() == 1
                ? hosts.get(0).name() + " does not exist yet and was not configured"
                : hosts.size() + " servers do not exist yet and were not configured",
            hosts.get(0).host().origins().whole())
        .because("the ledger does not have them as applied")
        .next("run apply, then configure");
  }

  private static Host host(PlannedHost host, Ending ending, int changed) {
    HostChange change = host.change();
    return new Host(
        host.host().stack(),
        host.name(),
        change == null ? "unchanged" : word(change.kind()),
        change == null ? List.of() : change.reasons(),
        ending,
        changed);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  ConfigureResult writtenTo(Path root) {
    return new ConfigureResult(
        outcome,
        ResultFile.write(root, GOAL, json(), diagnostics),
        sources,
        hosts,
        unchanged,
        run,
        ledgerCommit);
  }

  private ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("formatVersion", "1.0");
    Results.put(json, GOAL, outcome);
    json.put("run", run == null ? null : run.id());
    json.put("ledgerCommit", ledgerCommit);
    json.put("unchanged", unchanged);
    ArrayNode list = json.putArray("hosts");
    for (Host host : hosts) {
      ObjectNode item = list.addObject();
      item.put("stack", host.stack());
      item.put("host", host.name());
      item.put("kind", host.kind());
      item.put("result", word(host.ending()));
      item.put("changed", host.changed());
      ArrayNode reasons = item.putArray("reasons");
      host.reasons().forEach(reasons::add);
    }
    json.set("diagnostics", DiagnosticJson.array(diagnostics));
    return json;
  }

  @Override
  public String output(OutputFormat format, Style style) {
    if (format == OutputFormat.JSON) {
      return json().toPrettyString() + "\n";
    }
    boolean isKnown = run != null || outcome == Outcome.OK;
    return isKnown ? ConfigureText.of(this) : "";
  }

  @Override
  public String diagnosticsText(Style style, int width) {
    return DiagnosticText.render(diagnostics, sources, style, width);
  }
}
