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
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An {@link ApprovedPlan} in the shape of a plan's JSON, of which it is a part. */
final class ApprovedPlanJson {

  private static final String DIGEST = "digest";

  private ApprovedPlanJson() {}

  static Optional<ApprovedPlan> read(String json) {
    try {
      JsonNode plan = new ObjectMapper().readTree(json);
      SortedMap<String, ApprovedPlan.Stack> stacks = new TreeMap<>();
      for (JsonNode stack : plan.path("stacks")) {
        stacks.put(stack.path("stack").asText(), stack(stack));
      }
      JsonNode pins = plan.path("pins");
      return Optional.of(
          new ApprovedPlan(
              digest(plan.path(DIGEST)),
              new Pins(
                  pins.path("tool").asText(),
                  pins.path("module").asText(),
                  pins.path("providerLock").asText(null)),
              stacks));
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
    plan.stacks().forEach((name, stack) -> stacks.add(json(name, stack)));
    return json.toPrettyString() + "\n";
  }

  private static ObjectNode json(String name, ApprovedPlan.Stack stack) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("stack", name);
    json.put(DIGEST, stack.digest().hex());
    var changes = json.putArray("roots").addObject().putArray("changes");
    stack.changes().stream().sorted().forEach(d -> changes.addObject().put(DIGEST, d.hex()));
    var hosts = json.putObject("configuration").putArray("changes");
    stack.hosts().forEach((host, d) -> hosts.addObject().put("host", host).put(DIGEST, d.hex()));
    Digest monitoring = stack.monitoring();
    if (monitoring != null) {
      json.putObject("monitoring").put("desired", monitoring.hex());
    }
    return json;
  }
}
