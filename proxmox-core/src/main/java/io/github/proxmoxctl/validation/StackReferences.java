package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.model.Datastore;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.ExternalHost;
import io.github.proxmoxctl.model.Network;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Stack;
import io.github.proxmoxctl.model.Undecoded;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a Stack names is there: its cluster, the stacks it depends on, and what it allows. */
record StackReferences(Undecoded undecoded) implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Map<String, Location> clusters = new TreeMap<>();
    state.clusters().forEach(cluster -> clusters.put(cluster.name(), cluster.origins().whole()));
    Map<String, Location> stacks = stacks(state);
    Map<String, Location> networks = new TreeMap<>();
    for (Network network : state.networks()) {
      networks.put(network.name(), network.origins().whole());
    }
    Map<String, Location> datastores = new TreeMap<>();
    for (Datastore datastore : state.datastores()) {
      datastores.put(datastore.name(), datastore.origins().whole());
    }
    // a stack is there by its servers alone, too
    boolean areAllKnown =
        !undecoded.mayDeclareAny("Server") && !undecoded.mayDeclareAny("ExternalHost");
    var problems = new ArrayList<Diagnostic>();
    for (Stack stack : state.stacks()) {
      List<String> cluster = stack.cluster() == null ? List.of() : List.of(stack.cluster());
      problems.addAll(unknown("Cluster", stack, "cluster", cluster, clusters));
      if (areAllKnown) {
        problems.addAll(unknown("Stack", stack, "dependsOn", stack.dependsOn(), stacks));
      }
      Stack.Allowed allowed = stack.allowed();
      problems.addAll(unknown("Network", stack, "allowed.networks", allowed.networks(), networks));
      if (!datastores.isEmpty()) {
        List<String> stores = allowed.datastores();
        problems.addAll(unknown("Datastore", stack, "allowed.datastores", stores, datastores));
      }
      problems.addAll(
          unknown(
              "Role",
              stack,
              "allowed.roles",
              allowed.roles(),
              state.rolesByName().keySet(),
              RoleReferences.declared(state)));
      if (!undecoded.mayDeclareAny("Cluster")) {
        Map<String, Location> nodes = nodes(stack, state.clusters());
        if (!nodes.isEmpty()) {
          problems.addAll(unknown("node", stack, "allowed.nodes", allowed.nodes(), nodes));
        }
      }
    }
    return problems;
  }

  private List<Diagnostic> unknown(
      String kind, Stack stack, String path, List<String> names, Map<String, Location> known) {
    return unknown(kind, stack, path, names, known.keySet(), known);
  }

  private List<Diagnostic> unknown(
      String kind,
      Stack stack,
      String path,
      List<String> names,
      Set<String> known,
      Map<String, Location> places) {
    var problems = new ArrayList<Diagnostic>();
    String what = kind.toLowerCase(Locale.ROOT);
    for (int index = 0; index < names.size(); index++) {
      String name = names.get(index);
      if (!known.contains(name) && !undecoded.mayDeclare(kind, name)) {
        String item = path.equals("cluster") ? path : path + "." + index;
        problems.add(UnknownReference.of(what, name, stack.origins().of(item), known, places));
      }
    }
    return problems;
  }

  private static Map<String, Location> stacks(DesiredState state) {
    Map<String, Location> stacks = new TreeMap<>();
    for (Stack stack : state.stacks()) {
      stacks.put(stack.name(), stack.origins().whole());
    }
    for (Server server : state.servers()) {
      stacks.putIfAbsent(server.stack(), server.origins().whole());
    }
    for (ExternalHost host : state.externalHosts()) {
      stacks.putIfAbsent(host.stack(), host.origins().whole());
    }
    return stacks;
  }

  /** Those of its cluster; of all clusters where it is not known which is its. */
  private static Map<String, Location> nodes(Stack stack, List<Cluster> clusters) {
    Map<String, Location> nodes = new TreeMap<>();
    for (Cluster cluster : clusters) {
      if (stack.cluster() == null || stack.cluster().equals(cluster.name())) {
        nodes.putAll(NodeReferences.known(cluster));
      }
    }
    return nodes;
  }
}
