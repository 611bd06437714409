package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.FirewallRule;
import io.github.proxmoxctl.model.Role;
import io.github.proxmoxctl.model.SecurityGroup;
import io.github.proxmoxctl.model.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * No firewall locks Ansible or Prometheus out: the cluster says where they come from, or the server
 * lets them in itself.
 */
final class ManagementAccess implements Rule {

  private static final int SSH = 22;

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Map<String, Role> roles = state.rolesByName();
    Map<String, SecurityGroup> groups = state.securityGroupsByName();
    var problems = new ArrayList<Diagnostic>();
    for (Cluster cluster : state.clusters()) {
      List<Server> out =
          !cluster.managementFrom().isEmpty()
              ? List.of()
              : state.servers().stream()
                  .filter(server -> server.cluster().equals(cluster.name()))
                  .filter(server -> server.firewall().stopsIncoming())
                  .filter(server -> locksOut(server, roles, groups))
                  .toList();
      if (!out.isEmpty()) {
        problems.add(problem(cluster, out));
      }
    }
    return problems;
  }

  private static boolean locksOut(
      Server server, Map<String, Role> roles, Map<String, SecurityGroup> groups) {
    if (!groups.keySet().containsAll(server.firewall().groups())) {
      // what a group lets in that is not there is not known
      return false;
    }
    List<FirewallRule> rules =
        Stream.concat(
                server.firewall().rules().stream(),
                server.firewall().groups().stream()
                    .map(groups::get)
                    .filter(Objects::nonNull)
                    .flatMap(group -> group.rules().stream()))
            .toList();
    if (server.isConfigured() && rules.stream().noneMatch(rule -> rule.opens(SSH, "SSH"))) {
      return true;
    }
    RoleHolder holder = RoleHolder.of(server);
    if (holder.roles().isEmpty()) {
      return false;
    }
    Listening listening = Listening.of(holder, roles);
    return listening.effective().stream()
        .flatMap(role -> role.exporters().stream())
        .map(exporter -> listening.port(exporter.port(), exporter.portVariable()))
        .anyMatch(port -> rules.stream().noneMatch(rule -> rule.opens(port.intValue(), null)));
  }

  private static Diagnostic problem(Cluster cluster, List<Server> servers) {
    Optional<Location> declared =
        servers.stream()
            .map(server -> server.origins().byPath().get("firewall"))
            .filter(Objects::nonNull)
            .min(Location::compareTo);
    String summary =
        "the firewall would lock Ansible or Prometheus out of %s".formatted(Words.list(servers));
    Location place = cluster.origins().whole();
    Diagnostic problem = Diagnostic.error("firewall.lockout", summary, place);
    if (declared.isPresent()) {
      problem = problem.see(declared.get(), "a firewall is declared here");
    }
    return problem
        .because(
            (declared.isPresent() ? "it is on" : "it is on by default")
                + " and drops what no rule lets in; the cluster has no `managementFrom`")
        .next(
            "add to the cluster where they come from, such as `managementFrom: [10.1.0.5]`, or to a"
                + " server a rule that lets them in, or `firewall: {enabled: false}`");
  }
}
