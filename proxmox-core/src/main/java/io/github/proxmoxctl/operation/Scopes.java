package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.generation.RootInputs;
import io.github.proxmoxctl.generation.ServersRoot;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.Server;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Divides an estate into stacks and roots, with the files of each. */
final class Scopes {

  private final Estate estate;
  private final LiveFacts live;

  private Scopes(Estate estate, LiveFacts live) {
    this.estate = estate;
    this.live = live;
  }

  static List<StackScope> of(Estate estate, SortedSet<String> stacks, LiveFacts live) {
    Scopes scopes = new Scopes(estate, live);
    return stacks.stream().map(scopes::stack).toList();
  }

  private StackScope stack(String stack) {
    String cluster = estate.clusterOf(stack);
    AppliedStack applied = estate.applied(stack);
    SortedSet<String> roots = new TreeSet<>(applied.inputs().keySet());
    applied.servers().values().forEach(server -> roots.add(server.root()));
    members(stack).forEach(member -> roots.add(member.given().root()));
    List<RootScope> scopes = new ArrayList<>();
    roots.forEach(root -> scopes.add(root(stack, root)));
    return new StackScope(stack, cluster, applied, scopes);
  }

  private List<RootInputs.Member> members(String stack) {
    List<RootInputs.Member> members = new ArrayList<>();
    for (Server server : estate.desired().servers()) {
      AppliedServer given = estate.allocation().servers().get(server.name());
      if (server.stack().equals(stack) && given != null) {
        members.add(new RootInputs.Member(server, given));
      }
    }
    return members;
  }

  private RootScope root(String stack, String root) {
    List<RootInputs.Member> members = new ArrayList<>();
    List<RootInputs.Member> placed = new ArrayList<>();
    Map<String, String> adoptions = new HashMap<>();
    for (RootInputs.Member member : members(stack)) {
      if (!member.given().root().equals(root)) {
        continue;
      }
      boolean isOrphan = live.orphans().contains(member.server().name());
      AppliedServer given = isOrphan ? member.given().adopted() : member.given();
      AppliedServer there = live.placed(member.server(), given);
      members.add(new RootInputs.Member(member.server(), given));
      placed.add(new RootInputs.Member(member.server(), there));
      if (isOrphan) {
        adoptions.put(given.name(), there.node() + "/" + given.vmId());
      }
    }
    return new RootScope(
        stack,
        root,
        members,
        // a move is made once: the names after it are what the root is made from
        ServersRoot.generate(inputs(members, Map.of(), Map.of())).hash(),
        ServersRoot.generate(inputs(placed, moves(placed), adoptions)));
  }

  private Map<String, String> moves(List<RootInputs.Member> members) {
    Map<String, String> moves = new HashMap<>();
    for (RootInputs.Member member : members) {
      String former = estate.allocation().moves().get(member.server().name());
      if (former != null) {
        moves.put(member.server().name(), former);
      }
    }
    return moves;
  }

  private RootInputs inputs(
      List<RootInputs.Member> members, Map<String, String> moves, Map<String, String> adoptions) {
    return new RootInputs(
        members,
        estate.desired().imagesByName(),
        estate.desired().networksByName(),
        estate.desired().storages(),
        moves,
        adoptions);
  }
}
