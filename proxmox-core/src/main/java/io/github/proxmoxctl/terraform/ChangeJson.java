package io.github.proxmoxctl.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.proxmoxctl.plan.ResourceChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decodes one entry of {@code resource_changes} or {@code resource_drift}. */
final class ChangeJson {

  private ChangeJson() {}

  static ResourceChange decode(JsonNode entry) {
    var address = entry.path("address").asText();
    var change = entry.path("change");
    return new ResourceChange(
        address,
        entry.path("type").asText(),
        ResourceAddress.serverOf(address),
        text(entry.path("previous_address")),
        texts(change.path("actions")),
        JsonTrees.object(change.path("before")),
        JsonTrees.object(change.path("after")),
        Objects.requireNonNullElse(JsonTrees.object(change.path("after_unknown")), Map.of()),
        paths(change.path("replace_paths")),
        text(change.path("importing").path("id")),
        text(entry.path("action_reason")),
        changesSensitiveValue(change));
  }

  private static boolean changesSensitiveValue(JsonNode change) {
    var before = change.path("before");
    var after = change.path("after");
    if (after.isNull()) {
      // destroyed with all it was: there is no value that a reviewer would have to see
      return false;
    }
    return SensitiveValues.differ(before, after, change.path("before_sensitive"))
        || SensitiveValues.differ(before, after, change.path("after_sensitive"));
  }

  private static List<List<Object>> paths(JsonNode array) {
    var paths = new ArrayList<List<Object>>();
    for (var steps : array) {
      var path = new ArrayList<Object>();
      for (var step : steps) {
        path.add(step.isNumber() ? (Object) step.longValue() : step.asText());
      }
      paths.add(List.copyOf(path));
    }
    return List.copyOf(paths);
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(element -> texts.add(element.asText()));
    return List.copyOf(texts);
  }

  private static @Nullable String text(JsonNode node) {
    return node.isTextual() ? node.textValue() : null;
  }
}
