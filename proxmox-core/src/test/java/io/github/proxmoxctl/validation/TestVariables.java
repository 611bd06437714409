package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.RoleSpecification.Argument;
import io.github.proxmoxctl.model.RoleUse;
import io.github.proxmoxctl.model.SecretReference;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import io.github.proxmoxctl.model.Variable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Roles with variables for tests of rules. */
final class TestVariables {

  private TestVariables() {}

  static Argument required(String type) {
    return new Argument(type, null, List.of(), true, false, new TreeMap<>());
  }

  static Argument secret(boolean isRequired) {
    return new Argument("str", null, List.of(), isRequired, true, new TreeMap<>());
  }

  static Argument choice(String... choices) {
    return new Argument("str", null, List.of(choices), false, false, new TreeMap<>());
  }

  static Argument listOf(String elements, Map<String, Argument> options) {
    return new Argument("list", elements, List.of(), false, false, new TreeMap<>(options));
  }

  static Variable text(String value) {
    return new Variable.Text(value);
  }

  static Variable mapping(Map<String, Variable> values) {
    return new Variable.Mapping(new TreeMap<>(values));
  }

  static RoleUse use(String role, Map<String, Variable> variables) {
    return new RoleUse(role, new TreeMap<>(variables), new TreeMap<>());
  }

  static RoleUse secretUse(String role, String variable) {
    return new RoleUse(
        role,
        new TreeMap<>(),
        new TreeMap<>(Map.of(variable, new SecretReference.Environment("X"))));
  }

  /** What a rule says of one server with one use. */
  static List<String> said(Rule rule, TestEstate estate, RoleUse use) {
    return said(rule.check(estate.with(TestServer.named("a").nic("n", "app").role(use))));
  }

  static List<String> said(List<Diagnostic> problems) {
    return problems.stream().map(problem -> problem.code() + ": " + problem.summary()).toList();
  }
}
