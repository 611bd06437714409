package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Stack;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Stacks do not depend on each other in a circle: none of them could be applied first. */
final class StackCycles implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Map<String, Stack> known = state.stacksByName();
    var problems = new ArrayList<Diagnostic>();
    Set<String> told = new HashSet<>();
    for (Stack stack : state.stacks()) {
      List<String> cycle =
          Cycle.from(
              stack.name(),
              name -> Optional.ofNullable(known.get(name)).map(Stack::dependsOn).orElse(List.of()));
      // each cycle once, by the first of its members
      if (!cycle.isEmpty() && cycle.stream().noneMatch(told::contains)) {
        told.addAll(cycle);
        problems.add(
            Diagnostic.error(
                    "stack.cycle", Cycle.words("stack", cycle), stack.origins().of("dependsOn"))
                .next("take one of these out of `dependsOn`"));
      }
    }
    return problems;
  }
}
