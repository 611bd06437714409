package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DidYouMean;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.RoleSpecification.Argument;
import io.github.proxmoxctl.model.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** A value against what Ansible's {@code argument_specs} say of it. */
record VariableTypes(Told told) {

  private static final Set<String> TEXTS = Set.of("str", "path");

  List<Diagnostic> check(Argument argument, Told.Part part) {
    if (argument.isSecret()) {
      // it would be repeated in the message; another rule refuses it
      return List.of();
    }
    if (!fits(argument.type(), part.variable())) {
      return List.of(wrongType(argument, part));
    }
    if (!argument.choices().isEmpty() && !isChoice(argument, part.variable())) {
      return List.of(wrongChoice(argument, part));
    }
    var problems = new ArrayList<Diagnostic>();
    if (part.variable() instanceof Variable.Items) {
      Argument item = item(argument);
      Told.children(part).forEach(child -> problems.addAll(check(item, child)));
    } else if (part.variable() instanceof Variable.Mapping mapping) {
      problems.addAll(checkKeys(argument, mapping, part));
    }
    return problems;
  }

  private static Argument item(Argument list) {
    String elements = list.elements();
    return new Argument(
        elements == null ? "raw" : elements,
        null,
        List.of(),
        false,
        false,
        elements == null ? new TreeMap<>() : list.options());
  }

  private List<Diagnostic> checkKeys(Argument argument, Variable.Mapping mapping, Told.Part part) {
    var problems = new ArrayList<Diagnostic>();
    if (argument.options().isEmpty()) {
      return problems;
    }
    for (Told.Part child : Told.children(part)) {
      String key = child.path().substring(part.path().length() + 1);
      Argument option = argument.options().get(key);
      if (option == null) {
        problems.add(unknownKey(argument, key, child));
      } else {
        problems.addAll(check(option, child));
      }
    }
    argument
        .options()
        .forEach(
            (key, option) -> {
              if (option.isRequired() && !mapping.values().containsKey(key)) {
                problems.add(
                    Diagnostic.error(
                            "variable.missing",
                            part.path() + " has no " + Quoted.of(key),
                            told.place(part.path()))
                        .next("add it, such as `" + key + ": …`"));
              }
            });
    return problems;
  }

  private static boolean fits(String type, Variable variable) {
    boolean isText = variable instanceof Variable.Text || variable instanceof Variable.AddressOf;
    boolean isWhole = variable instanceof Variable.Whole || variable instanceof Variable.Index;
    return switch (type) {
      case "str", "path" -> isText || isWhole;
      case "int" -> isWhole;
      case "float" ->
          isWhole
              || (variable instanceof Variable.Text text
                  && text.value().matches("-?[0-9]{1,15}([.][0-9]{1,15})?"));
      case "bool" -> variable instanceof Variable.Flag;
      case "list" -> variable instanceof Variable.Items || variable instanceof Variable.MembersOf;
      case "dict" -> variable instanceof Variable.Mapping;
      // raw, json, bytes and what Ansible may bring: it checks itself
      default -> true;
    };
  }

  private static boolean isChoice(Argument argument, Variable variable) {
    return switch (argument.type()) {
      case "list", "dict" -> true;
      default -> text(variable).isEmpty() || argument.choices().contains(text(variable));
    };
  }

  private static String text(Variable variable) {
    if (variable instanceof Variable.Text text) {
      return text.value();
    }
    return variable instanceof Variable.Whole whole ? String.valueOf(whole.value()) : "";
  }

  private Diagnostic wrongType(Argument argument, Told.Part part) {
    return Diagnostic.error(
            "variable.type",
            part.path()
                + " is "
                + given(part.variable())
                + "; "
                + wanted(argument)
                + " belongs here",
            told.place(part.path()))
        .next(remedy(argument, part.variable()));
  }

  private static String given(Variable variable) {
    if (variable instanceof Variable.Text text) {
      return "the text " + Quoted.of(text.value());
    } else if (variable instanceof Variable.Whole whole) {
      return "the number " + whole.value();
    } else if (variable instanceof Variable.Flag flag) {
      return String.valueOf(flag.value());
    } else if (variable instanceof Variable.Items) {
      return "a list";
    } else if (variable instanceof Variable.Mapping) {
      return "a mapping";
    } else if (variable instanceof Variable.AddressOf) {
      return "an address";
    }
    return variable instanceof Variable.MembersOf ? "a list of addresses" : "a number";
  }

  private static String wanted(Argument argument) {
    return switch (argument.type()) {
      case "int" -> "a whole number";
      case "float" -> "a number";
      case "bool" -> "a boolean";
      case "list" -> "a list";
      case "dict" -> "a mapping";
      default -> "text";
    };
  }

  private static String remedy(Argument argument, Variable variable) {
    String text = text(variable);
    if (argument.type().equals("int") && text.matches("[0-9]{1,18}")) {
      return "write " + text + " without quotes";
    }
    if (argument.type().equals("bool")) {
      return "write true or false";
    }
    if (argument.type().equals("list") && !text.isEmpty()) {
      return "write [" + text + "]";
    }
    if (TEXTS.contains(argument.type()) && variable instanceof Variable.Flag flag) {
      return "put it into quotes: \"" + flag.value() + "\"";
    }
    return "write " + wanted(argument);
  }

  private Diagnostic wrongChoice(Argument argument, Told.Part part) {
    String text = text(part.variable());
    return Diagnostic.error(
            "variable.choice",
            part.path() + " cannot be " + Quoted.of(text),
            told.place(part.path()))
        .next(
            DidYouMean.nearest(text, argument.choices())
                .map(word -> "did you mean " + Quoted.of(word) + "?")
                .orElse("write one of: " + String.join(", ", argument.choices())));
  }

  private Diagnostic unknownKey(Argument argument, String key, Told.Part child) {
    Set<String> known = argument.options().keySet();
    return Diagnostic.error(
            "variable.unknown",
            "there is no key "
                + Quoted.of(key)
                + " in "
                + child.path().substring(0, child.path().length() - key.length() - 1),
            told.place(child.path()))
        .next(
            DidYouMean.nearest(key, known)
                .map(word -> "did you mean " + Quoted.of(word) + "?")
                .orElse("possible: " + String.join(", ", known)));
  }
}
