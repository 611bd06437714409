package io.github.proxmoxctl.terraform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.plan.ResourceChange;
import io.github.proxmoxctl.plan.RootChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Decodes {@code terraform show -json <saved plan>}. */
final class PlanJson {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SUPPORTED = Pattern.compile("1\\.\\d+");

  private PlanJson() {}

  /**
   * @throws DiagnosticException when it is no plan, or of a format that we do not know
   */
  static RootChanges decode(String json) {
    JsonNode plan;
    try {
      plan = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw unreadable("it is not JSON");
    }
    var version = plan.path("format_version").asText();
    if (!SUPPORTED.matcher(version).matches()) {
      throw unreadable("its format_version is \"" + version + "\", and we know 1.x");
    }
    return new RootChanges(
        changes(plan.path("resource_changes")),
        changes(plan.path("resource_drift")),
        changesOutputs(plan.path("output_changes")),
        plan.path("errored").asBoolean());
  }

  private static List<ResourceChange> changes(JsonNode array) {
    var changes = new ArrayList<ResourceChange>();
    array.forEach(entry -> changes.add(ChangeJson.decode(entry)));
    return changes;
  }

  private static boolean changesOutputs(JsonNode outputs) {
    for (var output : outputs) {
      var actions = output.path("actions");
      if (actions.size() != 1 || !actions.path(0).asText().equals("no-op")) {
        return true;
      }
    }
    return false;
  }

  private static DiagnosticException unreadable(String why) {
    return DiagnosticException.error(
        Diagnostic.error("terraform.format", "the saved plan cannot be read: " + why, null)
            .next("use a version of proxmoxctl that knows this version of Terraform"));
  }
}
