package io.github.proxmoxctl.language;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.Stack;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * The first folder below {@code servers/} names the stack; two names are taken: {@code cluster} for
 * what belongs to no server, and {@code default} for files directly in {@code servers/}.
 */
final class StackFolders {

  private static final String NAME = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

  private StackFolders() {}

  static List<Diagnostic> check(Collection<String> files) {
    var firstFile = new TreeMap<String, String>();
    for (String file : files) {
      if (Home.SERVERS.holds(file)) {
        String rest = file.substring("servers/".length());
        int slash = rest.indexOf('/');
        firstFile.putIfAbsent(slash < 0 ? "" : rest.substring(0, slash), file);
      }
    }
    var problems = new ArrayList<Diagnostic>();
    firstFile.forEach(
        (stack, file) -> {
          if (stack.equals(Stack.SHARED)) {
            problems.add(
                problem("the stack \"cluster\" is kept for what belongs to no server", file));
          } else if (stack.equals("default") && firstFile.containsKey("")) {
            problems.add(
                problem("files directly in servers/ already form the stack \"default\"", file)
                    .see(Location.ofFile(firstFile.get("")), "such as this one"));
          } else if (!stack.isEmpty() && !stack.matches(NAME)) {
            problems.add(problem(Quoted.of(stack) + " cannot be the name of a stack", file));
          }
        });
    return problems;
  }

  private static Diagnostic problem(String summary, String file) {
    return Diagnostic.error("stack.name", summary, Location.ofFile(file))
        .next(
            "rename the folder below servers/: lower-case letters, digits and hyphens, at most 63");
  }
}
