package io.github.proxmoxctl.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.diagnostic.Sources;
import io.github.proxmoxctl.model.LastBackup;
import io.github.proxmoxctl.model.ServerStatus;
import io.github.proxmoxctl.render.DiagnosticJson;
import io.github.proxmoxctl.render.DiagnosticText;
import io.github.proxmoxctl.render.OutputFormat;
import io.github.proxmoxctl.render.StatusText;
import io.github.proxmoxctl.render.Style;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How {@code status} ended.
 *
 * @param at when it looked; null when it could not
 * @param isComplete whether all that were asked answered
 */
public record StatusResult(
    Outcome outcome,
    List<Diagnostic> diagnostics,
    Sources sources,
    @Nullable Instant at,
    List<ServerStatus> servers,
    boolean isComplete)
    implements GoalResult {

  static final String GOAL = "status";

  public StatusResult {
    diagnostics = List.copyOf(diagnostics);
    servers = List.copyOf(servers);
  }

  static StatusResult failed(Outcome outcome, List<Diagnostic> diagnostics, Sources sources) {
    return new StatusResult(outcome, diagnostics, sources, null, List.of(), false);
  }

  StatusResult writtenTo(Path root) {
    return new StatusResult(
        outcome,
        ResultFile.write(root, GOAL, json(), diagnostics),
        sources,
        at,
        servers,
        isComplete);
  }

  private ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("formatVersion", "1.0");
    Results.put(json, GOAL, outcome);
    json.put("at", at == null ? null : at.toString());
    json.put("complete", isComplete);
    ArrayNode array = json.putArray("servers");
    servers.forEach(server -> array.add(json(server)));
    json.set("diagnostics", DiagnosticJson.array(diagnostics));
    return json;
  }

  private static ObjectNode json(ServerStatus server) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("server", server.server());
    json.put("stack", server.stack());
    json.put("node", server.node());
    json.put("address", server.address());
    ArrayNode roles = json.putArray("roles");
    server.roles().forEach(roles::add);
    json.put("power", server.power());
    Instant configured = server.configuredAt();
    json.put("configuredAt", configured == null ? null : configured.toString());
    json.put("configuredCommit", server.configuredCommit());
    json.put("targets", server.targets());
    json.put("up", server.up());
    LastBackup backup = server.lastBackup();
    if (backup == null) {
      json.putNull("lastBackup");
    } else {
      Instant made = backup.at();
      json.putObject("lastBackup")
          .put("at", made == null ? null : made.toString())
          .put("seen", backup.isSeen());
    }
    ArrayNode remarks = json.putArray("remarks");
    server.remarks().forEach(remarks::add);
    return json;
  }

  @Override
  public String output(OutputFormat format, Style style) {
    if (format == OutputFormat.JSON) {
      return json().toPrettyString() + "\n";
    }
    return at == null ? "" : StatusText.render(servers, at, style);
  }

  @Override
  public String diagnosticsText(Style style, int width) {
    return DiagnosticText.render(diagnostics, sources, style, width);
  }
}
