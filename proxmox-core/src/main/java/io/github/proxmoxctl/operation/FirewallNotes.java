package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.SecurityGroup;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Stack;
import io.github.proxmoxctl.state.RootName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What keeps firewalls from doing what the YAML says although each server has its rules. */
final class FirewallNotes {

  private final Estate estate;
  private final List<Server> walled;

  /**
   * @param stacks whose servers are planned
   */
  FirewallNotes(Estate estate, Set<String> stacks) {
    this.estate = estate;
    this.walled =
        estate.desired().servers().stream()
            .filter(server -> stacks.contains(server.stack()))
            .filter(server -> server.firewall().isEnabled())
            .toList();
  }

  /** A warning for each cluster whose datacenter firewall is off: one call each. */
  List<Diagnostic> notInForce(Clusters clusters) {
    List<Diagnostic> notes = new ArrayList<>();
    clusters
        .byName()
        .forEach(
            (name, access) -> {
              long servers = walled.stream().filter(s -> s.cluster().equals(name)).count();
              if (servers > 0 && !isOn(access)) {
                notes.add(
                    Diagnostic.warning(
                            "firewall.off",
                            "the firewall of cluster \"%s\" is off: the rules of %d %s are not in force"
                                .formatted(name, servers, servers == 1 ? "server" : "servers"),
                            access.cluster().origins().whole())
                        .because(
                            "Proxmox obeys no rule of a VM while its datacenter firewall is off")
                        .next(
                            "switch it on in Datacenter, Firewall, Options, once the rules of the"
                                + " nodes let you in; proxmoxctl never does"));
              }
            });
    return notes;
  }

  private @Nullable Location place(String group) {
    SecurityGroup declared = estate.desired().securityGroupsByName().get(group);
    return declared == null ? null : declared.origins().whole();
  }

  // who may not see it is told elsewhere what the plan identity needs
  private static boolean isOn(ClusterAccess access) {
    try {
      return access.client().isFirewallOn();
    } catch (DiagnosticException e) {
      return true;
    }
  }

  /**
   * Refuses servers that refer to a security group which is not made yet, when this run does not
   * make it either: Proxmox takes such a rule and lets nothing in by it.
   */
  void requireGroups(SortedSet<String> stacks, StateContents states) {
    if (stacks.contains(Stack.SHARED)) {
      return;
    }
    SortedSet<String> missing = new TreeSet<>();
    for (Server server : walled) {
      RootName root = new RootName(Stack.SHARED, server.cluster());
      server.firewall().groups().stream()
          .filter(group -> !states.holdsGroup(root, group))
          .forEach(missing::add);
    }
    if (!missing.isEmpty()) {
      throw DiagnosticException.error(
          Diagnostic.error(
                  "group.missing",
                  "security group %s is not made yet, and servers refer to it"
                      .formatted(String.join(", ", missing)),
                  place(missing.first()))
              .because("groups belong to the stack \"cluster\", which this run leaves out")
              .next("run this for all stacks, or add --stack cluster"));
    }
  }
}
