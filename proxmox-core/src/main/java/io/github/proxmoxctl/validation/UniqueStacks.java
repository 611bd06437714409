package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Stack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A stack has one document at most. */
final class UniqueStacks implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Map<String, Stack> first = new HashMap<>();
    var problems = new ArrayList<Diagnostic>();
    for (Stack stack : state.stacks()) {
      Stack earlier = first.putIfAbsent(stack.name(), stack);
      if (earlier != null) {
        problems.add(
            Diagnostic.error(
                    "stack.several",
                    "the stack " + Quoted.of(stack.name()) + " has two documents",
                    stack.origins().whole())
                .next("write all of it into one")
                .see(earlier.origins().whole(), "first declared here"));
      }
    }
    return problems;
  }
}
