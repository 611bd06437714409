package io.github.proxmoxctl.validation;

import static io.github.proxmoxctl.validation.TestVariables.choice;
import static io.github.proxmoxctl.validation.TestVariables.listOf;
import static io.github.proxmoxctl.validation.TestVariables.mapping;
import static io.github.proxmoxctl.validation.TestVariables.said;
import static io.github.proxmoxctl.validation.TestVariables.secretUse;
import static io.github.proxmoxctl.validation.TestVariables.text;
import static io.github.proxmoxctl.validation.TestVariables.use;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.RoleSpecification.Argument;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestRole;
import io.github.proxmoxctl.model.TestServer;
import io.github.proxmoxctl.model.Variable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoleVariablesTest {

  private final Rule rule = new RoleVariables();
  private final TestEstate estate =
      new TestEstate()
          .specification("base", true, Map.of("base_timezone", Argument.ofType("str")))
          .specification(
              "web",
              true,
              Map.of(
                  "web_port", Argument.ofType("int"),
                  "web_mode", choice("proxy", "files"),
                  "web_upstreams", listOf("str", Map.of()),
                  "web_sites", listOf("dict", Map.of("name", TestVariables.required("str")))));

  @Test
  void valuesOfTheirTypesHold() {
    assertThat(
            said(
                rule,
                estate,
                use(
                    "web",
                    Map.of(
                        "base_timezone", text("Europe/Berlin"),
                        "web_port", new Variable.Whole(8080),
                        "web_mode", text("files"),
                        "web_upstreams", new Variable.MembersOf("was", null),
                        "web_sites",
                            new Variable.Items(List.of(mapping(Map.of("name", text("shop")))))))))
        .isEmpty();
  }

  @Test
  void unknownVariableOfABuiltInRoleIsAnError() {
    List<Diagnostic> problems =
        rule.check(
            estate.with(
                TestServer.named("a")
                    .nic("n", "app")
                    .role(use("web", Map.of("web_prot", new Variable.Whole(8080))))));

    assertThat(said(problems))
        .containsExactly("variable.unknown: the role \"web\" has no variable \"web_prot\"");
    assertThat(problems)
        .extracting(Diagnostic::remedy)
        .containsExactly("did you mean \"web_port\"?");
    assertThat(said(rule, estate, secretUse("web", "web_key")))
        .containsExactly("variable.unknown: the role \"web\" has no variable \"web_key\"");
  }

  @Test
  void variableOfADependencyIsKnown() {
    estate.role(TestRole.named("shop").ansible("web").dependsOn("web"));

    assertThat(said(rule, estate, use("shop", Map.of("web_port", new Variable.Whole(1)))))
        .isEmpty();
  }

  @Test
  void ownRoleMayHaveVariablesThatItDoesNotSpecify() {
    estate
        .role(TestRole.named("shop"))
        .specification("shop", false, Map.of("shop_port", Argument.ofType("int")));

    assertThat(said(rule, estate, use("shop", Map.of("shop_other", text("x"))))).isEmpty();
    assertThat(
            rule.check(
                estate.with(
                    TestServer.named("a").role(use("shop", Map.of("shop_prot", text("x")))))))
        .singleElement()
        .matches(problem -> !problem.isError(), "is a warning");
  }

  @Test
  void roleWithoutSpecificationIsNotChecked() {
    assertThat(said(rule, new TestEstate(), use("web", Map.of("anything", text("x"))))).isEmpty();
  }

  @Test
  void wrongTypesAreReported() {
    assertThat(
            said(
                rule,
                estate,
                use(
                    "web",
                    Map.of(
                        "web_port", text("8080"),
                        "web_mode", text("proxi"),
                        "web_upstreams", new Variable.AddressOf("a", null),
                        "web_sites", new Variable.Items(List.of(mapping(Map.of("nam", text("x"))))),
                        "base_timezone", new Variable.Flag(true)))))
        .containsExactlyInAnyOrder(
            "variable.type: web_port is the text \"8080\"; a whole number belongs here",
            "variable.choice: web_mode cannot be \"proxi\"",
            "variable.type: web_upstreams is an address; a list belongs here",
            "variable.unknown: there is no key \"nam\" in web_sites.0",
            "variable.missing: web_sites.0 has no \"name\"",
            "variable.type: base_timezone is true; text belongs here");
  }

  @Test
  void documentOfARoleIsCheckedAsWell() {
    estate
        .role(TestRole.named("shop").dependsOn("web").variable("web_port", text("x")))
        .specification("shop", false, Map.of());

    assertThat(said(rule.check(estate.with())))
        .containsExactly("variable.type: web_port is the text \"x\"; a whole number belongs here");
  }

  @Test
  void whatTheServerSaysElsewhereIsNoVariable() {
    assertThat(said(rule, estate, use("web", Map.of("base_hostname", text("x")))))
        .containsExactly("variable.derived: \"base_hostname\" follows from the server itself");
  }
}
