package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.generation.RootInputs;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.LiveServer;
import io.github.proxmoxctl.plan.AttributeChange;
import io.github.proxmoxctl.plan.Change;
import io.github.proxmoxctl.plan.Difference;
import io.github.proxmoxctl.plan.Drift;
import io.github.proxmoxctl.plan.ListedDifference;
import io.github.proxmoxctl.plan.ObjectChange;
import io.github.proxmoxctl.plan.ServerChange;
import io.github.proxmoxctl.state.RootName;
import io.github.proxmoxctl.state.StateStore;
import io.github.proxmoxctl.state.StateVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks for drift: the cluster's list and each VM's configuration first, then a plan of each root
 * in which one of them is not as it was when Terraform last compared it.
 */
final class DriftSearch {

  /** What the list shows and the digest of a configuration does not cover. */
  private static final Set<String> NOT_IN_CONFIGURATION = Set.of("power", "placement.node");

  private final Surroundings around;
  private final TerraformSession session;
  private final StateStore store;
  private final StateContents states;
  private final Estate estate;
  private final Clusters clusters;
  private final LiveFacts live;
  private final ComparedServers compared;
  private final Site site;
  private final List<Difference> differences = new ArrayList<>();

  DriftSearch(
      Site site,
      Surroundings around,
      TerraformSession session,
      StateStore store,
      Estate estate,
      Clusters clusters) {
    this.around = around;
    this.session = session;
    this.store = store;
    this.states = new StateContents(store);
    this.estate = estate;
    this.clusters = clusters;
    this.live = LiveFacts.of(clusters, Set.of(), Set.of());
    this.compared = new ComparedServers(site.durable());
    this.site = site;
  }

  /** A root to be planned, with the digests that its VMs had before. */
  private record Suspect(StackScope stack, RootScope root, Map<Integer, String> digests) {}

  Drift of(SortedSet<String> stacks, boolean isAll) {
    Instant start = around.clock().instant();
    stacks.forEach(stack -> EstatePlanner.checkStates(estate, stack, session));
    BackupSurveys backups = BackupSurveys.of(estate, stacks, clusters, states);
    backups.hideGone(session.backend());
    differences.addAll(backups.differences(estate));
    List<StackScope> scopes = Scopes.of(estate, stacks, live);
    List<Suspect> suspects = new ArrayList<>();
    for (StackScope stack : scopes) {
      LiveLook look = look(stack);
      differences.addAll(look.differences());
      stack.roots().stream()
          .filter(root -> isAll || isSuspect(root, look.digests()))
          .forEach(root -> suspects.add(new Suspect(stack, root, look.digests())));
    }
    compare(suspects, new Retention(estate, stacks, live, session::pins));
    for (ClusterAccess access : clusters.byName().values()) {
      differences.addAll(ForeignServers.of(estate, access.cluster(), access.inventory()));
    }
    return new Drift(
        estate.desired().pipeline().name(),
        differences,
        scopes.stream().mapToInt(stack -> stack.applied().servers().size()).sum(),
        suspects.size(),
        scopes.stream().mapToInt(stack -> stack.roots().size()).sum(),
        Duration.between(start, around.clock().instant()));
  }

  private LiveLook look(StackScope stack) {
    return stack.applied().servers().isEmpty()
        ? new LiveLook(Map.of(), List.of())
        : LiveLook.of(
            stack, estate, Objects.requireNonNull(clusters.byName().get(stack.cluster())), around);
  }

  // what holds no servers has no configuration that could be looked at first
  private boolean isSuspect(RootScope root, Map<Integer, String> digests) {
    Map<Integer, String> known = compared.of(root.rootName(), against(root.rootName()));
    return root.members().isEmpty()
        || root.members().stream().anyMatch(member -> isSuspect(member, digests, known));
  }

  private boolean isSuspect(
      RootInputs.Member member, Map<Integer, String> digests, Map<Integer, String> known) {
    int vmId = member.given().vmId();
    String digest = digests.get(vmId);
    LiveServer listed = listed(member);
    // one that is gone is told already
    return listed != null
        && (digest == null
            || !digest.equals(known.get(vmId))
            || differsOutsideConfiguration(member, listed));
  }

  private @Nullable LiveServer listed(RootInputs.Member member) {
    return live.listed(member.server().cluster(), member.given().vmId());
  }

  private boolean differsOutsideConfiguration(RootInputs.Member member, LiveServer listed) {
    AppliedServer there = live.placed(member.server(), member.given());
    return ListedDifference.of(member.server(), there, listed).stream()
        .anyMatch(difference -> NOT_IN_CONFIGURATION.contains(difference.attribute()));
  }

  // what a comparison was made with: another state, module or provider may see it otherwise
  private String against(RootName root) {
    String state = store.head(root).map(StateVersion::sha256).orElse("none");
    return session.pins().digest() + " " + state;
  }

  private void compare(List<Suspect> suspects, Retention retention) {
    RootPlanner planner = new RootPlanner(site, session, estate, retention, states);
    List<PlannedRoot> planned =
        InParallel.map(
            suspects,
            estate.desired().pipeline().terraform().parallelRoots(),
            suspect -> {
              around.interruption().check("comparing " + suspect.root().name());
              return planner.plan(suspect.stack(), suspect.root(), "it may have drifted");
            });
    for (int i = 0; i < suspects.size(); i++) {
      List<Difference> found = changed(suspects.get(i).stack(), planned.get(i));
      differences.addAll(found);
      remember(suspects.get(i), found.stream().map(Difference::server).collect(Collectors.toSet()));
    }
  }

  private List<Difference> changed(StackScope stack, PlannedRoot root) {
    Set<String> told = differences.stream().map(Difference::server).collect(Collectors.toSet());
    List<Difference> found = new ArrayList<>();
    for (Change change : root.plan().all()) {
      if (change instanceof ObjectChange object && object.isGone()) {
        found.add(gone(stack, root, object));
        continue;
      }
      List<AttributeChange> byHand =
          change.attributes().stream().filter(AttributeChange::isByHand).toList();
      if (!byHand.isEmpty() && !told.contains(change.name())) {
        found.add(
            new Difference(
                Difference.Kind.CHANGED,
                change.name(),
                stack.stack(),
                root.scope().cluster(),
                change instanceof ServerChange server ? server.vmId() : 0,
                change instanceof ServerChange server ? node(stack, server) : "",
                byHand,
                "apply would set it back (" + change.effect().word() + ")",
                change.location()));
      }
    }
    return found;
  }

  private static Difference gone(StackScope stack, PlannedRoot root, ObjectChange object) {
    return Difference.ofObject(
        Difference.Kind.VANISHED,
        object.name(),
        stack.stack(),
        root.scope().cluster(),
        "is not in the cluster any more; apply makes it again",
        object.location());
  }

  private String node(StackScope stack, ServerChange change) {
    LiveServer listed = live.listed(stack.cluster(), change.vmId());
    return listed == null ? "" : listed.node();
  }

  // a server that drifted is compared until it is set back
  private void remember(Suspect suspect, Set<String> drifted) {
    Map<Integer, String> unchanged = new HashMap<>();
    for (RootInputs.Member member : suspect.root().members()) {
      int vmId = member.given().vmId();
      String digest = suspect.digests().get(vmId);
      if (digest != null && !drifted.contains(member.server().name())) {
        unchanged.put(vmId, digest);
      }
    }
    RootName root = suspect.root().rootName();
    compared.keep(root, against(root), unchanged);
  }
}
