package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.diagnostic.SecretShapes;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.RoleSpecification.Argument;
import io.github.proxmoxctl.model.Variable;
import java.util.ArrayList;
import java.util.List;

/** A variable whose value is a secret is given by reference. */
final class SecretVariables implements Rule {

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
                if (isSecret(name, argument != null && argument.isSecret(), variable)) {
                  problems.add(problem(name, told.place(name)));
                }
              });
      for (String name : told.secrets()) {
        if (told.variables().containsKey(name)) {
          problems.add(both(name, told.secretPlace(name)));
        }
      }
    }
    return problems;
  }

  // a mapping or list may well be named so without holding one
  private static boolean isSecret(String name, boolean isSaid, Variable variable) {
    boolean isLiteral = variable instanceof Variable.Text || variable instanceof Variable.Whole;
    return isSaid || (isLiteral && SecretShapes.announcesSecret(name));
  }

  private static Diagnostic problem(String name, Location place) {
    boolean isMasked = SecretShapes.announcesSecret(name);
    return Diagnostic.error(
            "secret.literal",
            Quoted.of(name) + " is a secret, and is given in the open",
            // an excerpt of its line would show it, unless it is masked by its name
            isMasked ? place : Location.ofFile(place.file()))
        .because("what is committed to Git stays there for all who can read it")
        .next("write a reference into `secrets`, such as {env: NAME}, and change the secret");
  }

  private static Diagnostic both(String name, Location place) {
    return Diagnostic.error(
            "variable.both", Quoted.of(name) + " is in `variables` and in `secrets`", place)
        .next("keep it in `secrets`");
  }
}
