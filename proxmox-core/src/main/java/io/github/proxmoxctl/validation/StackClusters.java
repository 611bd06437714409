package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Stack;
import io.github.proxmoxctl.model.Undecoded;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where there are several clusters, every stack with servers chooses one. */
record StackClusters(Undecoded undecoded) implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    if (state.clusters().size() < 2) {
      return List.of();
    }
    Map<String, Stack> stacks = state.stacksByName();
    var problems = new ArrayList<Diagnostic>();
    Set<String> seen = new HashSet<>();
    for (Server server : state.servers()) {
      String name = server.stack();
      Stack stack = stacks.get(name);
      boolean isChosen = stack != null && stack.cluster() != null;
      boolean isUnclear = stack == null && undecoded.mayDeclare("Stack", name);
      if (!isChosen && !isUnclear && seen.add(name)) {
        Location place = stack == null ? server.origins().whole() : stack.origins().whole();
        problems.add(problem(name, place, state.clusters()));
      }
    }
    return problems;
  }

  private static Diagnostic problem(String stack, Location place, List<Cluster> clusters) {
    String file =
        stack.equals("default") ? "servers/stack.yaml" : "servers/" + stack + "/stack.yaml";
    List<String> names = clusters.stream().map(Cluster::name).toList();
    return Diagnostic.error(
            "stack.cluster",
            "it is not said which cluster the stack " + Quoted.of(stack) + " lives on",
            place)
        .because("there are several: " + String.join(", ", names))
        .next(
            "write one of them into the spec of the Stack in "
                + file
                + ", such as `cluster: "
                + names.get(0)
                + "`");
  }
}
