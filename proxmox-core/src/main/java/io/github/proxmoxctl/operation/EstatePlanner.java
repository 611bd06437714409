package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.ansible.AnsibleContent;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.plan.Pins;
import io.github.proxmoxctl.plan.Plan;
import io.github.proxmoxctl.plan.PlanReport;
import io.github.proxmoxctl.plan.StackPlan;
import io.github.proxmoxctl.plan.Verdict;
import io.github.proxmoxctl.policy.Policy;
import io.github.proxmoxctl.state.RootName;
import io.github.proxmoxctl.validation.UnobeyedSettings;
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

  PlannedEstate plan(
      Estate estate, SortedSet<String> stacks, Clusters clusters, StateContents states) {
    Instant start = around.clock().instant();
    stacks.forEach(stack -> checkStates(estate, stack));
    FirewallNotes firewalls = new FirewallNotes(estate, stacks);
    firewalls.requireGroups(stacks, states);
    BackupSurveys backups = BackupSurveys.of(estate, stacks, clusters, states);
    backups.gone().forEach(session.backend()::forget);
    LiveFacts live = Survey.of(estate, stacks, clusters, states).with(backups.byStack());
    List<StackScope> scopes = Scopes.of(estate, stacks, live);
    RootPlanner planner = new RootPlanner(site, session, estate, new Retention(estate, stacks));
    record Work(StackScope stack, RootScope root) {}
    List<Work> work =
        scopes.stream()
            .flatMap(stack -> stack.roots().stream().map(root -> new Work(stack, root)))
            .toList();
    List<PlannedRoot> planned =
        InParallel.map(
            work,
            estate.desired().pipeline().terraform().parallelRoots(),
            item -> {
              around.interruption().check("planning " + item.root().name());
              return planner.plan(item.stack(), item.root());
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
                  roots.stream().map(PlannedRoot::plan).toList(),
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
            Stream.concat(firewalls.notInForce(clusters).stream(), backups.notes(estate).stream())
                .toList(),
            pins,
            planned,
            start));
  }

  // before anything is concluded from what a state holds or lacks
  private void checkStates(Estate estate, String stack) {
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
      List<Diagnostic> notes,
      Pins pins,
      List<PlannedRoot> planned,
      Instant start) {
    List<StackPlan> plans = stacks.stream().map(PlannedStack::plan).toList();
    List<Verdict> verdicts = new ArrayList<>(Policy.judge(plans, estate.desired()));
    stacks.forEach(stack -> verdicts.addAll(identities.judge(stack)));
    List<Diagnostic> warnings = new ArrayList<>(estate.allocation().diagnostics());
    planned.stream()
        .flatMap(root -> root.saved().warnings().stream())
        .distinct()
        .forEach(warnings::add);
    planned.forEach(root -> warnings.addAll(root.notes()));
    warnings.addAll(notes);
    warnings.addAll(session.notes());
    warnings.addAll(
        UnobeyedSettings.of(estate.desired(), plans.stream().map(StackPlan::stack).toList()));
    stacks.forEach(stack -> warnings.addAll(monitoring.warnings(stack.scope().stack())));
    return new PlanReport(
        Plan.of(estate.desired().pipeline().name(), estate.commit(), pins, plans),
        verdicts,
        warnings,
        planned.size(),
        Duration.between(start, around.clock().instant()));
  }
}
