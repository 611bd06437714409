package io.github.proxmoxctl.render;

import io.github.proxmoxctl.plan.AttributeChange;
import io.github.proxmoxctl.plan.ConfigurationPlan;
import io.github.proxmoxctl.plan.HostChange;
import io.github.proxmoxctl.plan.MonitoringPlan;
import io.github.proxmoxctl.plan.ObjectChange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One line on configuration, monitoring or backups. Hosts to which the same happens share a line,
 * and so do the targets of a job.
 *
 * @param subject {@code shop-web-1…3}, or a job
 * @param text {@code web: nginx upstreams change}, {@code + shop-web-4:9100}
 * @param brief the same where there is little room: {@code changed}, {@code +1 -0}
 */
record LayerLine(String subject, String text, String brief) {

  private static final String SERVERS = "servers";

  static List<LayerLine> of(ConfigurationPlan configuration) {
    List<LayerLine> lines = new ArrayList<>();
    for (HostChange.Kind kind : HostChange.Kind.values()) {
      Map<String, List<String>> hostsByText = new LinkedHashMap<>();
      for (HostChange change : configuration.changes()) {
        if (change.kind() == kind) {
          hostsByText.computeIfAbsent(text(change), text -> new ArrayList<>()).add(change.host());
        }
      }
      String brief = kind == HostChange.Kind.FROM_SCRATCH ? "from scratch" : "changed";
      hostsByText.forEach(
          (text, hosts) -> lines.add(new LayerLine(HostNames.text(hosts), text, brief)));
    }
    return lines;
  }

  private static String text(HostChange change) {
    String roles = "(" + String.join(", ", change.roles()) + ")";
    if (change.kind() == HostChange.Kind.FROM_SCRATCH) {
      return "from scratch " + roles;
    }
    return change.reasons().isEmpty() ? "changed " + roles : String.join("; ", change.reasons());
  }

  static List<LayerLine> of(MonitoringPlan monitoring) {
    Map<String, List<String>> byJob = new TreeMap<>();
    addTargets(byJob, "+ ", monitoring.added());
    addTargets(byJob, "- ", monitoring.removed());
    List<LayerLine> lines = new ArrayList<>();
    byJob.forEach(
        (job, texts) ->
            lines.add(new LayerLine(job, String.join(", ", texts), numbers(job, monitoring))));
    if (!monitoring.files().isEmpty()) {
      lines.add(
          new LayerLine(
              "files",
              String.join(", ", monitoring.files()),
              Integer.toString(monitoring.files().size())));
    }
    return lines;
  }

  /** A line per backup job: {@code + shop-web-4, - shop-old-1 (its archives stay)}. */
  static List<LayerLine> of(List<ObjectChange> jobs) {
    return jobs.stream()
        .map(
            job -> {
              List<String> come = members(job, AttributeChange::after);
              List<String> go = members(job, AttributeChange::before);
              List<String> texts = new ArrayList<>();
              switch (job.action()) {
                case CREATE -> texts.add("new: " + job.summary());
                case ADOPT -> texts.add("exists and is taken into the state");
                case DESTROY -> texts.add("goes with its last server");
                default -> {}
              }
              if (!come.isEmpty()) {
                texts.add("+ " + HostNames.text(come));
              }
              if (!go.isEmpty()) {
                texts.add(
                    "- %s (%s archives stay)"
                        .formatted(HostNames.text(go), go.size() == 1 ? "its" : "their"));
              }
              job.attributes().stream()
                  .filter(attribute -> !attribute.attribute().equals(SERVERS))
                  .map(LayerLine::text)
                  .forEach(texts::add);
              return new LayerLine(
                  job.object(),
                  String.join(", ", texts),
                  "+%d -%d".formatted(come.size(), go.size()));
            })
        .toList();
  }

  private static List<String> members(
      ObjectChange job, Function<AttributeChange, @Nullable String> side) {
    List<String> names = new ArrayList<>();
    for (AttributeChange change : job.attributes()) {
      String name = side.apply(change);
      if (change.attribute().equals(SERVERS) && name != null) {
        names.add(name);
      }
    }
    return names;
  }

  private static String text(AttributeChange change) {
    return change.text() + (change.isByHand() ? " (changed by hand)" : "");
  }

  private static String numbers(String job, MonitoringPlan monitoring) {
    return "+%d -%d".formatted(count(job, monitoring.added()), count(job, monitoring.removed()));
  }

  private static long count(String job, Collection<String> targets) {
    return targets.stream().filter(target -> target.startsWith(job + " ")).count();
  }

  // "node shop-web-4:9100": the targets of one job and port are a list of hosts
  private static void addTargets(
      Map<String, List<String>> byJob, String mark, Collection<String> targets) {
    Map<String, Map<String, List<String>>> hosts = new TreeMap<>();
    for (String target : targets) {
      int space = target.indexOf(' ');
      int colon = Math.max(target.lastIndexOf(':'), space);
      String port = colon == space ? "" : target.substring(colon);
      String host = target.substring(space + 1, target.length() - port.length());
      hosts
          .computeIfAbsent(target.substring(0, Math.max(space, 0)), job -> new TreeMap<>())
          .computeIfAbsent(port, key -> new ArrayList<>())
          .add(host);
    }
    hosts.forEach(
        (job, byPort) ->
            byPort.forEach(
                (port, names) ->
                    byJob
                        .computeIfAbsent(job, key -> new ArrayList<>())
                        .add(mark + HostNames.text(names, port))));
  }
}
