package io.github.proxmoxctl.generation;

import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.EffectiveRoles;
import io.github.proxmoxctl.model.Monitoring;
import io.github.proxmoxctl.model.MonitoringTarget;
import io.github.proxmoxctl.model.Role;
import io.github.proxmoxctl.model.RoleUse;
import io.github.proxmoxctl.model.Server;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that Prometheus is told of one stack. A stack has files of its own, so that whoever holds its
 * lock is their only writer: {@code targets/<job>/<estate>.<stack>.json} and {@code
 * rules/<estate>.<stack>.yml}.
 *
 * @param targets what is scraped, sorted
 * @param files text by name
 */
public record StackMonitoring(
    String estate,
    String stack,
    List<MonitoringTarget> targets,
    SortedMap<String, String> files,
    @Nullable String rulesDigest) {

  public StackMonitoring {
    targets = List.copyOf(targets);
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /**
   * What it is told.
   *
   * @param declared the hosts of the stack: they decide the rules
   * @param present those of them that exist: they are the targets
   */
  public static StackMonitoring of(
      DesiredState desired,
      Monitoring monitoring,
      String stack,
      Collection<Host> declared,
      Collection<Host> present) {
    String estate = desired.pipeline().name();
    List<MonitoringTarget> targets = targets(desired, present);
    SortedMap<String, String> files = new TreeMap<>(targetFiles(estate, stack, targets));
    if (targets.isEmpty()) {
      return new StackMonitoring(estate, stack, targets, files, null);
    }
    RuleFile rules =
        RuleFile.of(
            estate, stack, rules(desired, desired.rolesByName(), monitoring, stack, declared));
    files.put("rules/" + estate + "." + stack + ".yml", rules.text());
    return new StackMonitoring(estate, stack, targets, files, rules.digest());
  }

  /** The targets that hosts are, sorted. */
  public static List<MonitoringTarget> targets(DesiredState desired, Collection<Host> hosts) {
    MonitoringTargets targetsOf =
        new MonitoringTargets(
            desired.pipeline().name(), desired.rolesByName(), desired.stacksByName());
    return hosts.stream().flatMap(host -> targetsOf.of(host).stream()).sorted().toList();
  }

  private static SortedMap<String, String> targetFiles(
      String estate, String stack, List<MonitoringTarget> targets) {
    SortedMap<String, List<Map<String, Object>>> byJob = new TreeMap<>();
    for (MonitoringTarget target : targets) {
      SortedMap<String, String> labels = new TreeMap<>(target.labels());
      if (!target.path().equals(MonitoringTarget.DEFAULT_PATH)) {
        labels.put("__metrics_path__", target.path());
      }
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("targets", List.of(target.address()));
      entry.put("labels", labels);
      byJob.computeIfAbsent(target.job(), job -> new ArrayList<>()).add(entry);
    }
    SortedMap<String, String> files = new TreeMap<>();
    byJob.forEach(
        (job, entries) ->
            files.put(
                "targets/" + job + "/" + estate + "." + stack + ".json", JsonText.of(entries)));
    return files;
  }

  private static List<AlertRule> rules(
      DesiredState desired,
      Map<String, Role> roles,
      Monitoring monitoring,
      String stack,
      Collection<Host> declared) {
    String selector = "estate=\"%s\",stack=\"%s\"".formatted(desired.pipeline().name(), stack);
    List<AlertRule> rules = new ArrayList<>(new HostAlerts(selector, monitoring).all());
    Set<String> present = new TreeSet<>(rolesOf(roles, declared.stream().map(Host::roles)));
    RoleAlerts roleAlerts = new RoleAlerts(selector);
    for (String name : present) {
      Role role = roles.get(name);
      if (role != null) {
        rules.addAll(roleAlerts.of(role, stack.equals(homeOf(desired, roles, role))));
      }
    }
    return rules;
  }

  /** The stack whose rules have a role's own alerts: the first that has the role. */
  private static String homeOf(DesiredState desired, Map<String, Role> roles, Role role) {
    if (role.alerts().isEmpty()) {
      return "";
    }
    SortedMap<String, Set<List<String>>> combinations = new TreeMap<>();
    Map<List<String>, List<RoleUse>> uses = new LinkedHashMap<>();
    for (Server server : desired.servers()) {
      note(server.stack(), server.roles(), combinations, uses);
    }
    desired.externalHosts().forEach(h -> note(h.stack(), h.roles(), combinations, uses));
    return combinations.entrySet().stream()
        .filter(
            entry -> rolesOf(roles, entry.getValue().stream().map(uses::get)).contains(role.name()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  // a thousand servers have a handful of combinations of roles
  private static void note(
      String stack,
      List<RoleUse> roles,
      SortedMap<String, Set<List<String>>> combinations,
      Map<List<String>, List<RoleUse>> uses) {
    List<String> names = roles.stream().map(RoleUse::role).toList();
    uses.putIfAbsent(names, roles);
    combinations.computeIfAbsent(stack, s -> new LinkedHashSet<>()).add(names);
  }

  private static Set<String> rolesOf(Map<String, Role> roles, Stream<List<RoleUse>> uses) {
    Map<List<String>, List<RoleUse>> distinct = new LinkedHashMap<>();
    uses.forEach(use -> distinct.putIfAbsent(use.stream().map(RoleUse::role).toList(), use));
    Set<String> names = new LinkedHashSet<>();
    distinct.values().stream()
        .filter(use -> !use.isEmpty())
        .flatMap(use -> EffectiveRoles.of(roles, use).stream())
        .forEach(role -> names.add(role.name()));
    return names;
  }
}
