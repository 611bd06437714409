package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.generation.RootInputs;
import io.github.proxmoxctl.generation.ServersRoot;
import io.github.proxmoxctl.model.LiveInventory;
import io.github.proxmoxctl.model.LiveServer;
import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.ServerChange;
import io.github.proxmoxctl.state.RootName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks whether servers that were to be made from a file are the VMs on their ids. The provider
 * asks Proxmox up to three times to create one, and takes "VM 100 already exists" of a second try
 * for its own success (CreateVM in {@code proxmox/nodes/vms/vms.go} of 0.112): then somebody else's
 * VM is in the state, to be changed and destroyed with the next plans.
 */
final class TakenIds {

  /** The VM, its firewall's options and rules. */
  private static final int RESOURCES_OF_SERVER = 3;

  private final Clusters clusters;
  private final TerraformSession session;
  private final StateContents states;
  private final Estate estate;

  /**
   * @param states as they are now: not yet read by anyone
   */
  TakenIds(Clusters clusters, TerraformSession session, StateContents states, Estate estate) {
    this.clusters = clusters;
    this.session = session;
    this.states = states;
    this.estate = estate;
  }

  /**
   * The same root; a VM of somebody else's is none of its servers and is taken out of its state.
   */
  AppliedRoot settle(AppliedRoot root) {
    Map<String, RootInputs.Member> members =
        root.planned().scope().members().stream()
            .filter(member -> member.given().importedFrom() != null)
            .collect(Collectors.toMap(member -> member.server().name(), member -> member));
    List<ServerChange> made =
        root.planned().plan().changes().stream()
            .filter(c -> c.action() == Action.CREATE || c.action() == Action.REPLACE)
            .filter(change -> members.containsKey(change.server()))
            .toList();
    ClusterAccess access = clusters.byName().get(estate.clusterOf(root.planned().scope().stack()));
    if (made.isEmpty() || access == null || root.journal() == null) {
      return root;
    }
    LiveInventory now = access.client().inventory();
    Set<String> foreign = new HashSet<>();
    List<Diagnostic> problems = new ArrayList<>();
    for (ServerChange change : made) {
      RootInputs.Member member = members.get(change.server());
      LiveServer live = member == null ? null : now.servers().get(change.vmId());
      if (member != null && live != null) {
        foreign(access, live, member.given().uuid())
            .ifPresent(
                uuid -> {
                  foreign.addAll(change.parts());
                  foreign.add(change.address());
                  problems.add(taken(member, live, uuid));
                  forget(root.planned(), change.server());
                });
      }
    }
    return problems.isEmpty() ? root : root.without(foreign, problems);
  }

  /** The UUID of a VM that is another's; of one that Proxmox still makes nobody can tell. */
  private static Optional<String> foreign(ClusterAccess access, LiveServer live, String ours) {
    return access
        .client()
        .config(live.node(), live.vmId())
        .filter(config -> config.value("lock").isEmpty())
        .map(config -> config.uuid().orElse("none"))
        .filter(uuid -> !uuid.equalsIgnoreCase(ours));
  }

  private void forget(PlannedRoot root, String server) {
    RootName name = root.scope().rootName();
    if (states.servers(name).contains(server)) {
      session.backend().limitRemovals(name, RESOURCES_OF_SERVER);
      session.terraform().forget(root.directory(), List.of(ServersRoot.address(server)));
    }
  }

  private static Diagnostic taken(RootInputs.Member member, LiveServer live, String uuid) {
    return Diagnostic.error(
            "vmid.taken",
            "VM %d is not %s: somebody else has taken its VM id meanwhile (\"%s\" on %s, UUID %s)"
                .formatted(live.vmId(), member.server().name(), live.name(), live.node(), uuid),
            member.server().origins().whole())
        .because(
            "the provider took it for its own: its first disk may have grown, and it may have been"
                + " started. It is taken out of the state, and nothing more is done to it")
        .next(
            "look at that VM and move it away, or put the id into spec.vmIds.reserved of the"
                + " cluster; then plan and apply again");
  }
}
