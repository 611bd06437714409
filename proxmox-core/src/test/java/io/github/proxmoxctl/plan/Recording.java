package io.github.proxmoxctl.plan;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Recorded documents of {@code terraform show -json}: made by {@code
 * src/test/recordings/record_plans.py} with the real Terraform, provider and module.
 */
public final class Recording {

  /** Every recorded document. */
  public static final List<String> ALL =
      List.of(
          "address",
          "agent-timeout",
          "bookkeeping",
          "cores",
          "create",
          "description",
          "destroy",
          "disk-added",
          "disk-datastore",
          "disk-removed",
          "disk-size",
          "dns-order",
          "drift",
          "drift-disk-lost",
          "drift-nic-lost",
          "import",
          "memory",
          "moved",
          "moved-only",
          "nic-added",
          "nic-added-in-gap",
          "nic-removed",
          "nic-removed-with-gap",
          "nic-vlan",
          "no-op",
          "node",
          "power-off",
          "power-on",
          "protection",
          "replace",
          "several",
          "several-servers",
          "ssh-keys",
          "tags",
          "tainted");

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_LONG_FOR_INTS);
  private static final TypeReference<Map<String, @Nullable Object>> TREE = new TypeReference<>() {};

  private Recording() {}

  public static RootChanges read(String name) {
    try (InputStream in =
        Objects.requireNonNull(Recording.class.getResourceAsStream(name + ".json"), name)) {
      JsonNode root = JSON.readTree(in);
      return new RootChanges(
          changes(root.path("resource_changes")),
          changes(root.path("resource_drift")),
          root.path("output_changes").findValuesAsText("actions").stream()
              .anyMatch(actions -> !actions.contains("no-op")),
          root.path("errored").asBoolean());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<ResourceChange> changes(JsonNode entries) {
    List<ResourceChange> changes = new ArrayList<>();
    for (JsonNode entry : entries) {
      JsonNode change = entry.path("change");
      String address = entry.path("address").asText();
      Map<String, @Nullable Object> unknown = tree(change.path("after_unknown"));
      changes.add(
          new ResourceChange(
              address,
              entry.path("type").asText(),
              address.substring(address.indexOf("[\"") + 2, address.indexOf("\"]")),
              entry.path("previous_address").textValue(),
              JSON.convertValue(change.path("actions"), new TypeReference<List<String>>() {}),
              tree(change.path("before")),
              tree(change.path("after")),
              unknown == null ? Map.of() : unknown,
              change.has("replace_paths")
                  ? JSON.convertValue(
                      change.path("replace_paths"), new TypeReference<List<List<Object>>>() {})
                  : List.of(),
              change.path("importing").path("id").textValue(),
              entry.path("action_reason").textValue(),
              false));
    }
    return changes;
  }

  private static @Nullable Map<String, @Nullable Object> tree(JsonNode node) {
    return node.isObject() ? JSON.convertValue(node, TREE) : null;
  }
}
