package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.DesiredState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names are unique: of servers and external hosts in the whole estate, of all else within their
 * kind.
 */
final class UniqueNames implements Rule {

  private static final class Names {
    private final String kind;
    private final Map<String, Location> first = new HashMap<>();
    private final List<Diagnostic> problems = new ArrayList<>();

    Names(String kind) {
      this.kind = kind;
    }

    void add(String name, Location location) {
      Location earlier = first.putIfAbsent(name, location);
      if (earlier != null) {
        problems.add(
            Diagnostic.error(
                    "name.duplicate", "there are two " + kind + " " + Quoted.of(name), location)
                .next("give one of them another name")
                .see(earlier, "first declared here"));
      }
    }
  }

  @Override
  public List<Diagnostic> check(DesiredState state) {
    // what Ansible, Prometheus and the ledger know a host by
    var servers = new Names("servers");
    state.servers().forEach(server -> servers.add(server.name(), server.origins().whole()));
    state.externalHosts().forEach(host -> servers.add(host.name(), host.origins().whole()));
    var roles = new Names("roles");
    state.roles().forEach(role -> roles.add(role.name(), role.origins().whole()));
    var networks = new Names("networks");
    state.networks().forEach(network -> networks.add(network.name(), network.origins().whole()));
    var images = new Names("images");
    state.images().forEach(image -> images.add(image.name(), image.origins().whole()));
    var clusters = new Names("clusters");
    state.clusters().forEach(cluster -> clusters.add(cluster.name(), cluster.origins().whole()));
    var sizes = new Names("sizes");
    state.sizes().forEach(size -> sizes.add(size.name(), size.origins().whole()));
    var datastores = new Names("datastores");
    state.datastores().forEach(one -> datastores.add(one.name(), one.origins().whole()));
    var groups = new Names("security groups");
    state.securityGroups().forEach(one -> groups.add(one.name(), one.origins().whole()));
    var policies = new Names("backup policies");
    state.backupPolicies().forEach(one -> policies.add(one.name(), one.origins().whole()));
    var problems = new ArrayList<>(servers.problems);
    problems.addAll(clusters.problems);
    problems.addAll(sizes.problems);
    problems.addAll(networks.problems);
    problems.addAll(images.problems);
    problems.addAll(roles.problems);
    problems.addAll(datastores.problems);
    problems.addAll(groups.problems);
    problems.addAll(policies.problems);
    return problems;
  }
}
