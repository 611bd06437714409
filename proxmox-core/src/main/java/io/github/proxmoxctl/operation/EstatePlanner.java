package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.ansible.AnsibleContent;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.plan.Capacity;
import io.github.proxmoxctl.plan.Pins;
import io.github.proxmoxctl.plan.Plan;
import io.github.proxmoxctl.plan.PlanReport;
import io.github.proxmoxctl.plan.RootPlan;
import io.github.proxmoxctl.plan.StackPlan;
import io.github.proxmoxctl.plan.Verdict;
import io.github.proxmoxctl.policy.CapacityRule;
import io.github.proxmoxctl.policy.Policy;
import io.github.proxmoxctl.state.RootName;
import io.github.proxmoxctl.state.UnfinishedApplies;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Stream;

/** Plans some stacks of an estate: the part that {@code plan} and {@code apply} share. */
final class EstatePlanner {

  private final Site site;
  private final Surroundings around;
  private final TerraformSession session;

  EstatePlanner(Site site, Surroundings around, TerraformSession session) {
    this.site = site;
    this.around = around;
    this.session = session;
  }

  /**
   * Plans.
   *
   * @param thoroughness what is planned even where nothing seems to have changed
   */
  PlannedEstate plan(
      Estate estate,
      SortedSet<String> stacks,
      Clusters clusters,
      StateContents states,
      Thoroughness thoroughness) {
    Instant start = around.clock().instant();
    stacks.forEach(stack -> checkStates(estate, stack, session));
    FirewallNotes firewalls = new FirewallNotes(estate, stacks);
    firewalls.requireGroups(stacks, states);
    ImageNotes images = new ImageNotes(estate, stacks);
    images.requireFiles(states);
    BackupSurveys backups = BackupSurveys.of(estate, stacks, clusters, states);
    backups.hideGone(session.backend());
    LiveFacts live = Survey.of(estate, stacks, clusters, states).with(backups.byStack());
    List<StackScope> scopes = Scopes.of(estate, stacks, live);
    RootPlanner planner =
        new RootPlanner(
            site, session, estate, new Retention(estate, stacks, live, session::pins), states);
    LostServers lost = new LostServers(estate, clusters, start);
    PreCheck check =
        new PreCheck(
            live, states, new UnfinishedApplies(site.durable()), session.pins(), thoroughness);
    record Work(StackScope stack, RootScope root, String why) {}
    List<Work> work = new ArrayList<>();
    for (StackScope stack : scopes) {
      for (RootScope root : stack.roots()) {
        check.suspicion(stack, root).ifPresent(why -> work.add(new Work(stack, root, why)));
      }
    }
    List<PlannedRoot> planned =
        InParallel.map(
            work,
            estate.desired().pipeline().terraform().parallelRoots(),
            item -> {
              around.interruption().check("planning " + item.root().name());
              return lost.told(planner.plan(item.stack(), item.root(), item.why()));
            });
    SortedMap<String, PlannedConfiguration> configurations =
        ConfigurationPlanner.of(AnsibleContent.of(site.root()), site).plan(estate, stacks);
    Pins pins = session.pins();
    MonitoringPlanner monitoring = MonitoringPlanner.of(estate);
    List<PlannedStack> plannedStacks = new ArrayList<>();
    for (StackScope scope : scopes) {
      List<PlannedRoot> roots =
          planned.stream().filter(root -> root.scope().stack().equals(scope.stack())).toList();
      plannedStacks.add(
          new PlannedStack(
              scope,
              roots,
              StackPlan.of(
                  scope.stack(),
                  scope.cluster(),
                  rootPlans(scope, roots, pins),
                  Objects.requireNonNull(configurations.get(scope.stack())).plan(),
                  monitoring.plan(scope.stack()),
                  pins)));
    }
    return new PlannedEstate(
        estate,
        plannedStacks,
        report(
            estate,
            plannedStacks,
            monitoring,
            new Identities(clusters),
            lost,
            Stream.of(
                    firewalls.notInForce(clusters),
                    backups.notes(estate),
                    images.runningOthers(),
                    images.waiting(live))
                .flatMap(List::stream)
                .toList(),
            pins,
            planned,
            Capacities.of(live, estate.desired().storages(), plannedStacks),
            start));
  }

  // a root that was not planned counts as one whose plan is empty
  private static List<RootPlan> rootPlans(StackScope scope, List<PlannedRoot> planned, Pins pins) {
    Map<String, RootPlan> plans = new HashMap<>();
    planned.forEach(root -> plans.put(root.scope().root(), root.plan()));
    return scope.roots().stream()
        .map(root -> plans.computeIfAbsent(root.root(), name -> unplanned(root, pins)))
        .toList();
  }

  private static RootPlan unplanned(RootScope root, Pins pins) {
    return RootPlan.unplanned(
        root.root(),
        pins.inputs(root.hash()),
        root.members().size(),
        root.objects().values().stream().mapToInt(Map::size).sum());
  }

  /** Before anything is concluded from what a state holds or lacks. */
  static void checkStates(Estate estate, String stack, TerraformSession session) {
    AppliedStack applied = estate.applied(stack);
    Map<String, Integer> servers = new HashMap<>();
    applied.servers().values().forEach(server -> servers.merge(server.root(), 1, Integer::sum));
    for (String root : estate.roots(stack)) {
      RootName name = new RootName(stack, root);
      if (RootKind.of(name) == RootKind.SERVERS) {
        session.checkState(name, servers.getOrDefault(root, 0));
      } else {
        session.checkState(name, applied.inputs().containsKey(root));
      }
    }
  }

  private PlanReport report(
      Estate estate,
      List<PlannedStack> stacks,
      MonitoringPlanner monitoring,
      Identities identities,
      LostServers lost,
      List<Diagnostic> notes,
      Pins pins,
      List<PlannedRoot> planned,
      List<Capacity> capacities,
      Instant start) {
    List<StackPlan> plans = stacks.stream().map(PlannedStack::plan).toList();
    List<Verdict> verdicts = new ArrayList<>(Policy.judge(plans, estate.desired()));
    stacks.forEach(stack -> verdicts.addAll(identities.judge(stack)));
    stacks.forEach(stack -> verdicts.addAll(lost.judge(stack)));
    verdicts.addAll(CapacityRule.judge(capacities, estate.desired().pipeline()));
    List<Diagnostic> warnings = new ArrayList<>(estate.allocation().diagnostics());
    planned.stream()
        .flatMap(root -> root.saved().warnings().stream())
        .distinct()
        .forEach(warnings::add);
    planned.forEach(root -> warnings.addAll(root.notes()));
    warnings.addAll(notes);
    warnings.addAll(session.notes());
    stacks.forEach(stack -> warnings.addAll(monitoring.warnings(stack.scope().stack())));
    return new PlanReport(
        Plan.of(estate.desired().pipeline().name(), estate.commit(), pins, plans),
        verdicts,
        warnings,
        capacities,
        Duration.between(start, around.clock().instant()));
  }
}
