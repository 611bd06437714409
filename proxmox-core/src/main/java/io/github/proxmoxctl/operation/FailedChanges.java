package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.FirstFew;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.AttributeChange;
import io.github.proxmoxctl.plan.Change;
import io.github.proxmoxctl.terraform.ApplyResult;
import io.github.proxmoxctl.terraform.TerraformEvent;
import io.github.proxmoxctl.terraform.TerraformProblem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Errors from below, told as what became of the changes: which one failed, where it is declared,
 * and, with the first of a root, what was done besides and what was not begun.
 */
final class FailedChanges {

  private static final int MOST_NAMES = 8;

  private final Map<String, Server> declared;
  private final List<Change> changes;
  private final ApplyResult result;
  private final Set<String> done;

  /**
   * @param declared servers by name
   * @param changes those of the root
   * @param done addresses of what is done
   */
  FailedChanges(
      Map<String, Server> declared,
      List<? extends Change> changes,
      Set<String> done,
      ApplyResult result) {
    this.declared = declared;
    this.changes = List.copyOf(changes);
    this.done = done;
    this.result = result;
  }

  /** All problems, in the order in which they came. */
  List<Diagnostic> diagnostics() {
    List<Diagnostic> told =
        new ArrayList<>(new LinkedHashSet<>(result.problems().stream().map(this::of).toList()));
    for (int index = 0; index < told.size(); index++) {
      Diagnostic problem = told.get(index);
      if (problem.isError()) {
        String detail = problem.detail();
        told.set(index, problem.because((detail == null ? "" : detail + "\n") + rest()));
        break;
      }
    }
    return told;
  }

  private Diagnostic of(TerraformProblem problem) {
    Diagnostic diagnostic = problem.diagnostic();
    Change change = changed(problem);
    if (!diagnostic.isError() || change == null) {
      return located(diagnostic, place(problem, change));
    }
    String what = diagnostic.summary();
    String whose = problem.server() + ": ";
    String meaning = what.startsWith(whose) ? what.substring(whose.length()) : what;
    return located(
        new Diagnostic(
            diagnostic.severity(),
            diagnostic.code(),
            change.name() + couldNot(change.action()) + ": " + meaning,
            diagnostic.location(),
            diagnostic.detail(),
            diagnostic.remedy(),
            List.copyOf(diagnostic.related())),
        place(problem, change));
  }

  private @Nullable Change changed(TerraformProblem problem) {
    String server = problem.server();
    String address = problem.address();
    return changes.stream()
        .filter(
            change ->
                server != null
                    ? change.name().equals(server)
                    : address != null && change.parts().contains(address))
        .findFirst()
        .orElse(null);
  }

  private static Diagnostic located(Diagnostic problem, @Nullable Location place) {
    return place == null ? problem : problem.at(place);
  }

  // what the error is about, else what was to change, else the server
  private @Nullable Location place(TerraformProblem problem, @Nullable Change change) {
    Server server = problem.server() == null ? null : declared.get(problem.server());
    if (server == null) {
      return change == null ? null : change.location();
    }
    String about = problem.about();
    List<Location> changed =
        change == null || change.action() != Action.UPDATE
            ? List.of()
            : change.attributes().stream()
                .filter(attribute -> about == null || attribute.attribute().startsWith(about))
                .map(AttributeChange::location)
                .filter(Objects::nonNull)
                .toList();
    if (changed.size() == 1) {
      return changed.get(0);
    }
    return about == null ? server.origins().whole() : server.origins().of(about);
  }

  private static String couldNot(Action action) {
    return switch (action) {
      case CREATE -> " could not be created";
      case DESTROY -> " could not be destroyed";
      case REPLACE -> " could not be replaced";
      case ADOPT -> " could not be adopted";
      default -> " could not be changed";
    };
  }

  private String rest() {
    Set<String> begun =
        result.begun().stream().map(TerraformEvent.Apply::address).collect(Collectors.toSet());
    return "done besides: %s · not begun: %s"
        .formatted(
            names(change -> change.isDoneBy(done)),
            names(
                change ->
                    change.action() != Action.NONE
                        && addresses(change).noneMatch(begun::contains)
                        && !change.isDoneBy(done)));
  }

  private static Stream<String> addresses(Change change) {
    return Stream.concat(Stream.of(change.address()), change.parts().stream());
  }

  private String names(Predicate<Change> which) {
    List<String> names = changes.stream().filter(which).map(Change::name).sorted().toList();
    return names.isEmpty() ? "none" : FirstFew.of(names, MOST_NAMES);
  }
}
