package io.github.proxmoxctl.approval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.proxmoxctl.plan.Digest;
import io.github.proxmoxctl.plan.Pins;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An {@link ApprovedPlan} in the shape of a plan's JSON, of which it is a part. */
final class ApprovedPlanJson {

  private static final String DIGEST = "digest";

  private ApprovedPlanJson() {}

  static Optional<ApprovedPlan> read(String json) {
    try {
      JsonNode plan = new ObjectMapper().readTree(json);
      SortedMap<String, ApprovedPlan.Stack> stacks = new TreeMap<>();
      SortedSet<String> planned = new TreeSet<>();
      for (JsonNode stack : plan.path("stacks")) {
        stacks.put(stack.path("stack").asText(), stack(stack));
        for (JsonNode root : stack.path("roots")) {
          // of an older version, which planned every root
          if (root.path("planned").asBoolean(root.has("root"))) {
            planned.add(stack.path("stack").asText() + "/" + root.path("root").asText());
          }
        }
      }
      JsonNode pins = plan.path("pins");
      return Optional.of(
          new ApprovedPlan(
              digest(plan.path(DIGEST)),
              new Pins(
                  pins.path("tool").asText(),
                  pins.path("module").asText(),
                  pins.path("providerLock").asText(null)),
              stacks,
              planned));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static ApprovedPlan.Stack stack(JsonNode stack) {
    Set<Digest> changes = new HashSet<>();
    for (JsonNode root : stack.path("roots")) {
      root.path("changes").forEach(change -> changes.add(digest(change.path(DIGEST))));
      root.path("objects").forEach(change -> changes.add(digest(change.path(DIGEST))));
    }
    SortedMap<String, Digest> hosts = new TreeMap<>();
    for (JsonNode change : stack.path("configuration").path("changes")) {
      hosts.put(change.path("host").asText(), digest(change.path(DIGEST)));
    }
    return new ApprovedPlan.Stack(
        digest(stack.path(DIGEST)), changes, hosts, desired(stack.path("monitoring")));
  }

  // a plan of an older version says nothing of monitoring, and so approves nothing there
  private static @Nullable Digest desired(JsonNode monitoring) {
    return monitoring.isMissingNode() ? null : digest(monitoring.path("desired"));
  }

  private static Digest digest(JsonNode text) {
    return new Digest(text.asText());
  }

  static String write(ApprovedPlan plan) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("formatVersion", "1.0");
    json.put(DIGEST, plan.digest().hex());
    json.putObject("pins")
        .put("tool", plan.pins().tool())
        .put("module", plan.pins().module())
        .put("providerLock", plan.pins().providerLock());
    var stacks = json.putArray("stacks");
    plan.stacks().forEach((name, stack) -> stacks.add(json(name, stack, plan.plannedRoots())));
    return json.toPrettyString() + "\n";
  }

  private static ObjectNode json(
      String name, ApprovedPlan.Stack stack, SortedSet<String> plannedRoots) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("stack", name);
    json.put(DIGEST, stack.digest().hex());
    // whose root a change is does not matter here
    var roots = json.putArray("roots");
    var changes = roots.addObject().putArray("changes");
    stack.changes().stream().sorted().forEach(d -> changes.addObject().put(DIGEST, d.hex()));
    plannedRoots.stream()
        .filter(root -> root.startsWith(name + "/"))
        .forEach(
            root ->
                roots
                    .addObject()
                    .put("root", root.substring(name.length() + 1))
                    .put("planned", true));
    var hosts = json.putObject("configuration").putArray("changes");
    stack.hosts().forEach((host, d) -> hosts.addObject().put("host", host).put(DIGEST, d.hex()));
    Digest monitoring = stack.monitoring();
    if (monitoring != null) {
      json.putObject("monitoring").put("desired", monitoring.hex());
    }
    return json;
  }
}
