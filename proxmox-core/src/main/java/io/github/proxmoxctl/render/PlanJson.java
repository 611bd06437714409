package io.github.proxmoxctl.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.proxmoxctl.plan.AttributeChange;
import io.github.proxmoxctl.plan.Change;
import io.github.proxmoxctl.plan.ConfigurationPlan;
import io.github.proxmoxctl.plan.HostChange;
import io.github.proxmoxctl.plan.MonitoringPlan;
import io.github.proxmoxctl.plan.ObjectChange;
import io.github.proxmoxctl.plan.ObjectCounts;
import io.github.proxmoxctl.plan.Pins;
import io.github.proxmoxctl.plan.PlanReport;
import io.github.proxmoxctl.plan.PlanSummary;
import io.github.proxmoxctl.plan.RootPlan;
import io.github.proxmoxctl.plan.ServerChange;
import io.github.proxmoxctl.plan.StackPlan;
import io.github.proxmoxctl.plan.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** A plan for tools ({@code schema/results/plan.schema.json}); also what a later apply reads. */
public final class PlanJson {

  public static final String FORMAT_VERSION = "1.2";

  private PlanJson() {}

  public static ObjectNode of(PlanReport report) {
    ObjectNode json = object();
    json.put("formatVersion", FORMAT_VERSION);
    json.put("estate", report.plan().estate());
    json.put("commit", report.plan().commit());
    json.put("digest", report.plan().digest().hex());
    Pins pins = report.plan().pins();
    json.putObject("pins")
        .put("tool", pins.tool())
        .put("module", pins.module())
        .put("providerLock", pins.providerLock());
    json.set("summary", summary(report.plan().stacks()));
    json.put("plannedRoots", report.plannedRoots());
    json.put("unplannedRoots", report.unplannedRoots());
    ArrayNode stacks = json.putArray("stacks");
    report.plan().stacks().forEach(stack -> stacks.add(stack(stack)));
    json.set("capacity", CapacityJson.of(report.capacities()));
    ArrayNode verdicts = json.putArray("verdicts");
    report.verdicts().forEach(verdict -> verdicts.add(verdict(verdict)));
    return json;
  }

  private static ObjectNode summary(Collection<StackPlan> stacks) {
    PlanSummary summary = PlanSummary.of(stacks);
    ObjectNode json =
        object()
            .put("create", summary.create())
            .put("adopt", summary.adopt())
            .put("rename", summary.rename())
            .put("update", summary.update())
            .put("restarts", summary.restarts())
            .put("replace", summary.replace())
            .put("destroy", summary.destroy())
            .put("bookkeeping", summary.bookkeeping())
            .put("configure", summary.configure())
            .put("targetsAdded", summary.targetsAdded())
            .put("targetsRemoved", summary.targetsRemoved())
            .put("monitoringFiles", summary.monitoringFiles())
            .put("unchanged", summary.unchanged());
    ObjectCounts objects = summary.objects();
    json.putObject("objects")
        .put("create", objects.create())
        .put("update", objects.update())
        .put("replace", objects.replace())
        .put("destroy", objects.destroy())
        .put("unchanged", objects.unchanged());
    return json;
  }

  private static ObjectNode stack(StackPlan stack) {
    ObjectNode json = object();
    json.put("stack", stack.stack());
    json.put("cluster", stack.cluster());
    json.put("digest", stack.digest().hex());
    ArrayNode roots = json.putArray("roots");
    for (RootPlan root : stack.roots()) {
      ObjectNode rootJson = roots.addObject();
      rootJson.put("root", root.root());
      rootJson.put("digest", root.digest().hex());
      rootJson.put("inputs", root.inputs());
      rootJson.put("planned", root.isPlanned());
      rootJson.put("plannedFor", root.plannedFor());
      rootJson.put("unchanged", root.unchanged());
      ArrayNode changes = rootJson.putArray("changes");
      root.changes().forEach(change -> changes.add(server(change)));
      rootJson.put("unchangedObjects", root.unchangedObjects());
      ArrayNode objects = rootJson.putArray("objects");
      root.objects().forEach(change -> objects.add(object(change)));
    }
    json.set("configuration", configuration(stack.configuration()));
    json.set("monitoring", monitoring(stack.monitoring()));
    return json;
  }

  private static ObjectNode configuration(ConfigurationPlan configuration) {
    ObjectNode json = object();
    json.put("digest", configuration.digest().hex());
    json.put("unchanged", configuration.unchanged());
    ArrayNode changes = json.putArray("changes");
    for (HostChange change : configuration.changes()) {
      ObjectNode changeJson = changes.addObject();
      changeJson.put("host", change.host());
      changeJson.put("kind", word(change.kind()));
      changeJson.set("roles", texts(change.roles()));
      changeJson.set("reasons", texts(change.reasons()));
      changeJson.put("digest", change.digest().hex());
      changeJson.set("location", LocationJson.of(change.location()));
    }
    return json;
  }

  private static ObjectNode monitoring(MonitoringPlan monitoring) {
    ObjectNode json = object();
    json.put("digest", monitoring.digest().hex());
    json.put("desired", monitoring.desired().hex());
    json.set("added", texts(monitoring.added()));
    json.set("removed", texts(monitoring.removed()));
    json.set("files", texts(monitoring.files()));
    return json;
  }

  private static ArrayNode texts(List<String> texts) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    texts.forEach(json::add);
    return json;
  }

  private static ObjectNode server(ServerChange change) {
    ObjectNode json = object();
    json.put("server", change.server());
    json.put("vmId", change.vmId());
    json.put("formerName", change.formerName());
    json.put("protected", change.isProtected());
    return change(json, change);
  }

  private static ObjectNode object(ObjectChange change) {
    ObjectNode json = object();
    json.put("kind", change.kind() == null ? null : word(change.kind()));
    json.put("object", change.object());
    return change(json, change);
  }

  private static ObjectNode change(ObjectNode json, Change change) {
    json.put("address", change.address());
    json.put("action", word(change.action()));
    json.put("effect", change.effect().word());
    json.put("summary", change.summary());
    json.put("digest", change.digest().hex());
    json.set("location", LocationJson.of(change.location()));
    ArrayNode attributes = json.putArray("attributes");
    for (AttributeChange attribute : change.attributes()) {
      ObjectNode attributeJson = attributes.addObject();
      attributeJson.put("attribute", attribute.attribute());
      attributeJson.put("before", attribute.before());
      attributeJson.put("after", attribute.after());
      attributeJson.put("effect", attribute.effect().word());
      attributeJson.put("changedByHand", attribute.isByHand());
      attributeJson.set("location", LocationJson.of(attribute.location()));
    }
    return json;
  }

  private static ObjectNode verdict(Verdict verdict) {
    ObjectNode json = object();
    json.put("rule", verdict.rule());
    json.put("stack", verdict.stack());
    json.put("decision", word(verdict.decision()));
    json.put("message", verdict.message());
    json.put("remedy", verdict.remedy());
    json.set("location", LocationJson.of(verdict.location()));
    return json;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
