package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DidYouMean;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.RoleSpecification.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The variables of a role are those that it has, with values of the types that it says. */
final class RoleVariables implements Rule {

  private static final int MOST_LISTED = 12;

  /** What the server itself says elsewhere. */
  private static final Map<String, String> DERIVED =
      Map.of(
          "base_disks", "give a disk of the server its `filesystem` and `mount`",
          "base_hostname", "the server's name is its host name");

  @Override
  public List<Diagnostic> check(DesiredState state) {
    var specifications = new Specifications(state);
    var problems = new ArrayList<Diagnostic>();
    for (Told told : Told.all(state)) {
      Specifications.Known known = specifications.of(told.role());
      told.variables()
          .forEach(
              (name, variable) -> {
                Argument argument = known.get(name);
                if (DERIVED.containsKey(name)) {
                  problems.add(derived(name, told.place(name)));
                } else if (argument != null) {
                  problems.addAll(
                      new VariableTypes(told).check(argument, new Told.Part(variable, name)));
                } else {
                  unknown(told, name, known, told.place(name)).ifPresent(problems::add);
                }
              });
      for (String name : told.secrets()) {
        if (known.get(name) == null) {
          unknown(told, name, known, told.secretPlace(name)).ifPresent(problems::add);
        }
      }
    }
    return problems;
  }

  private static Diagnostic derived(String name, Location place) {
    return Diagnostic.error(
            "variable.derived", Quoted.of(name) + " follows from the server itself", place)
        .next("remove it: " + DERIVED.get(name));
  }

  private static Optional<Diagnostic> unknown(
      Told told, String name, Specifications.Known known, Location place) {
    Optional<String> meant = meant(told.role() + "_", name, known.arguments().keySet());
    String summary = "the role " + Quoted.of(told.role()) + " has no variable " + Quoted.of(name);
    String suggestion = meant.map(word -> "did you mean " + Quoted.of(word) + "?").orElse("");
    if (known.isComplete()) {
      return Optional.of(
          Diagnostic.error("variable.unknown", summary, place)
              .next(suggestion.isEmpty() ? "possible: " + listed(told, known) : suggestion));
    }
    // a role need not specify all of its variables
    return meant.map(
        word ->
            Diagnostic.warning("variable.unknown", summary, place)
                .because("its argument_specs know one of nearly the same name")
                .next(suggestion));
  }

  // by what is behind the prefix: with it, short words look alike
  private static Optional<String> meant(String prefix, String name, Set<String> known) {
    if (!name.startsWith(prefix)) {
      return DidYouMean.nearest(name, known);
    }
    List<String> rests =
        known.stream()
            .filter(word -> word.startsWith(prefix))
            .map(word -> word.substring(prefix.length()))
            .toList();
    return DidYouMean.nearest(name.substring(prefix.length()), rests).map(prefix::concat);
  }

  private static String listed(Told told, Specifications.Known known) {
    List<String> own =
        known.arguments().keySet().stream()
            .filter(name -> name.startsWith(told.role() + "_"))
            .toList();
    return String.join(", ", own.stream().limit(MOST_LISTED).toList())
        + (own.size() > MOST_LISTED ? ", …" : "");
  }
}
