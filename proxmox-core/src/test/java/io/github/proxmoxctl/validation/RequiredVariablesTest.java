package io.github.proxmoxctl.validation;

import static io.github.proxmoxctl.validation.TestVariables.required;
import static io.github.proxmoxctl.validation.TestVariables.said;
import static io.github.proxmoxctl.validation.TestVariables.secret;
import static io.github.proxmoxctl.validation.TestVariables.secretUse;
import static io.github.proxmoxctl.validation.TestVariables.text;
import static io.github.proxmoxctl.validation.TestVariables.use;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.RoleSpecification.Argument;
import io.github.proxmoxctl.model.RoleUse;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestRole;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequiredVariablesTest {

  private final Rule rule = new RequiredVariables();
  private final TestEstate estate =
      new TestEstate()
          .specification("base", true, Map.of("base_hostname", required("str")))
          .specification(
              "db",
              true,
              Map.of("db_root_password", secret(true), "db_port", Argument.ofType("int")))
          .specification(
              "web", true, Map.of("web_name", required("str"), "web_x", required("str")));

  @Test
  void whatIsGivenHolds() {
    assertThat(said(rule, estate, secretUse("db", "db_root_password"))).isEmpty();
    assertThat(said(rule, estate, use("web", Map.of("web_name", text("a"), "web_x", text("b")))))
        .isEmpty();
  }

  @Test
  void whatIsMissingIsReportedOncePerRole() {
    assertThat(said(rule, estate, RoleUse.of("web")))
        .containsExactly("variable.required: the roles of \"a\" need web_name, web_x");
    assertThat(said(rule, estate, RoleUse.of("db")))
        .containsExactly("variable.required: the roles of \"a\" need db_root_password");
  }

  @Test
  void documentOfARoleMayGiveIt() {
    estate.role(
        TestRole.named("shop")
            .ansible("web")
            .variable("web_name", text("shop"))
            .variable("web_x", text("x")));

    assertThat(said(rule, estate, RoleUse.of("shop"))).isEmpty();
  }
}
