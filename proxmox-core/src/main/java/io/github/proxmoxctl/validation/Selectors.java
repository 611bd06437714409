package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DidYouMean;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.BackupPolicy;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Origins;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.ServerSelector;
import io.github.proxmoxctl.model.Stack;
import io.github.proxmoxctl.model.Undecoded;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Labels and names by which servers are selected are there: a slip of the pen selects nobody. */
record Selectors(Undecoded undecoded) implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    if (undecoded.mayDeclareAny("Server")) {
      return List.of();
    }
    var problems = new ArrayList<Diagnostic>();
    for (BackupPolicy policy : state.backupPolicies()) {
      check(policy.servers(), "servers", policy.origins(), state, problems);
    }
    check(
        state.pipeline().policy().requireBackup(),
        "policy.requireBackup",
        state.pipeline().origins(),
        state,
        problems);
    return problems;
  }

  private void check(
      ServerSelector selector,
      String path,
      Origins origins,
      DesiredState state,
      List<Diagnostic> problems) {
    Map<String, Set<String>> labels = new TreeMap<>();
    Map<String, Location> names = new TreeMap<>();
    for (Server server : state.servers()) {
      server
          .labels()
          .forEach((key, value) -> labels.computeIfAbsent(key, any -> new TreeSet<>()).add(value));
      names.putIfAbsent(server.name(), server.origins().whole());
      if (server.replica() != null) {
        names.putIfAbsent(server.replica().series(), server.origins().whole());
      }
    }
    selector
        .labels()
        .forEach(
            (key, value) -> {
              Location place = origins.of(path + ".labels." + key);
              Set<String> values = labels.get(key);
              if (values == null) {
                problems.add(
                    unknown(
                        "no server has a label " + Quoted.of(key), key, labels.keySet(), place));
              } else if (!values.contains(value)) {
                problems.add(
                    unknown(
                        "no server has the label %s with the value %s"
                            .formatted(Quoted.of(key), Quoted.of(value)),
                        value,
                        values,
                        place));
              }
            });
    environments(selector.environments(), path + ".environments.", origins, state, problems);
    names(selector.names(), path + ".names.", origins, names, problems);
    names(selector.except(), path + ".except.", origins, names, problems);
  }

  private void environments(
      List<String> selected,
      String path,
      Origins origins,
      DesiredState state,
      List<Diagnostic> problems) {
    Set<String> known = new TreeSet<>();
    state.stacks().stream().map(Stack::environment).filter(Objects::nonNull).forEach(known::add);
    state.servers().stream()
        .map(server -> server.labels().get(Stack.ENVIRONMENT_LABEL))
        .filter(Objects::nonNull)
        .forEach(known::add);
    for (int index = 0; index < selected.size(); index++) {
      String environment = selected.get(index);
      if (!known.contains(environment) && !undecoded.mayDeclareAny("Stack")) {
        problems.add(
            unknown(
                "there is no environment " + Quoted.of(environment),
                environment,
                known,
                origins.of(path + index)));
      }
    }
  }

  private static void names(
      List<String> selected,
      String path,
      Origins origins,
      Map<String, Location> known,
      List<Diagnostic> problems) {
    for (int index = 0; index < selected.size(); index++) {
      if (!known.containsKey(selected.get(index))) {
        problems.add(
            UnknownReference.of("server", selected.get(index), origins.of(path + index), known));
      }
    }
  }

  private static Diagnostic unknown(
      String summary, String typed, Collection<String> known, Location place) {
    return Diagnostic.error("selector.unknown", summary, place)
        .next(
            DidYouMean.nearest(typed, known)
                .map(meant -> "did you mean " + Quoted.of(meant) + "?")
                .orElseGet(
                    () ->
                        known.isEmpty()
                            ? "say so in the `labels` of a server, or select servers by `names`"
                            : "write one of: " + String.join(", ", known)));
  }
}
