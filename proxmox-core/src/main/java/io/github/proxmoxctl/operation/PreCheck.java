package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.generation.RootInputs;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.plan.ListedDifference;
import io.github.proxmoxctl.plan.Pins;
import io.github.proxmoxctl.state.UnfinishedApplies;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides which roots Terraform has to plan. Planning a root costs several calls per server; a root
 * that is made from exactly what was applied last, whose state holds exactly its servers and whose
 * servers the cluster's list (read once) does not contradict is left as it is. What that list does
 * not show is found by {@code plan --all} and {@code drift}.
 */
final class PreCheck {

  private final LiveFacts live;
  private final StateContents states;
  private final UnfinishedApplies unfinished;
  private final Pins pins;
  private final Thoroughness thoroughness;

  PreCheck(
      LiveFacts live,
      StateContents states,
      UnfinishedApplies unfinished,
      Pins pins,
      Thoroughness thoroughness) {
    this.live = live;
    this.states = states;
    this.unfinished = unfinished;
    this.pins = pins;
    this.thoroughness = thoroughness;
  }

  /** Why a root has to be planned; empty when nothing speaks for it. */
  Optional<String> suspicion(StackScope stack, RootScope root) {
    if (thoroughness.demands(root.name())) {
      return Optional.of("it was asked for");
    }
    String recorded = stack.applied().inputs().get(root.root());
    if (!pins.inputs(root.hash()).equals(recorded)) {
      return Optional.of(
          recorded == null ? "it was never applied" : "it is made from other inputs than applied");
    }
    return unfinished(stack, root)
        .or(() -> rebuilt(root))
        .or(() -> otherState(root))
        .or(() -> otherJobs(root))
        .or(() -> listed(root));
  }

  // of a killed run that only changed servers the ledger knows nothing
  private Optional<String> unfinished(StackScope stack, RootScope root) {
    boolean isIntended =
        !unfinished.of(root.rootName()).isEmpty()
            || stack.applied().intents().stream()
                .anyMatch(intent -> intent.server().root().equals(root.root()));
    boolean isOrphaned =
        root.members().stream()
            .anyMatch(
                member ->
                    live.orphans().contains(name(member)) || live.bare().contains(name(member)));
    return isIntended || isOrphaned
        ? Optional.of("a run did not finish what it began there")
        : Optional.empty();
  }

  // another version is not among what the root is made from
  private static Optional<String> rebuilt(RootScope root) {
    return root.rebuilt().isEmpty()
        ? Optional.empty()
        : Optional.of("servers of it get another image");
  }

  private Optional<String> otherState(RootScope root) {
    Set<String> names =
        root.members().stream().map(PreCheck::name).collect(Collectors.toUnmodifiableSet());
    return states.servers(root.rootName()).equals(names)
        ? Optional.empty()
        : Optional.of("its state holds other servers than it declares");
  }

  // which jobs there are is known in any case, from one call
  private Optional<String> otherJobs(RootScope root) {
    return root.kind() == RootKind.BACKUP && !live.backups(root.stack()).equals(BackupSurvey.NONE)
        ? Optional.of("the cluster has other backup jobs than its state")
        : Optional.empty();
  }

  private Optional<String> listed(RootScope root) {
    return root.members().stream()
        .flatMap(
            member ->
                differences(member).stream()
                    .map(difference -> name(member) + ": " + difference.text()))
        .findFirst();
  }

  private List<ListedDifference> differences(RootInputs.Member member) {
    Server server = member.server();
    AppliedServer there = live.placed(server, member.given());
    return ListedDifference.of(server, there, live.listed(server.cluster(), there.vmId()));
  }

  private static String name(RootInputs.Member member) {
    return member.server().name();
  }
}
