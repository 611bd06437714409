package io.github.proxmoxctl.validation;

import static io.github.proxmoxctl.validation.TestVariables.said;
import static io.github.proxmoxctl.validation.TestVariables.secret;
import static io.github.proxmoxctl.validation.TestVariables.secretUse;
import static io.github.proxmoxctl.validation.TestVariables.text;
import static io.github.proxmoxctl.validation.TestVariables.use;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.RoleUse;
import io.github.proxmoxctl.model.SecretReference;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestRole;
import io.github.proxmoxctl.model.Variable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SecretVariablesTest {

  private final Rule rule = new SecretVariables();
  private final TestEstate estate =
      new TestEstate().specification("shop", false, Map.of("shop_key", secret(true)));

  @Test
  void referenceHolds() {
    assertThat(said(rule, estate, secretUse("web", "web_password"))).isEmpty();
  }

  @Test
  void literalOfASecretNameIsRefused() {
    assertThat(
            said(
                rule,
                estate,
                use("web", Map.of("web_password", text("x"), "web_token", new Variable.Whole(1)))))
        .containsExactlyInAnyOrder(
            "secret.literal: \"web_password\" is a secret, and is given in the open",
            "secret.literal: \"web_token\" is a secret, and is given in the open");
  }

  @Test
  void listThatIsOnlyNamedSoHolds() {
    assertThat(said(rule, estate, use("web", Map.of("web_secret", new Variable.Items(List.of())))))
        .isEmpty();
  }

  @Test
  void literalThatTheRoleCallsSecretIsRefused() {
    estate.role(TestRole.named("shop"));

    assertThat(said(rule, estate, use("shop", Map.of("shop_key", text("x")))))
        .containsExactly("secret.literal: \"shop_key\" is a secret, and is given in the open");
  }

  @Test
  void bothIsRefused() {
    var both =
        new RoleUse(
            "web",
            new TreeMap<>(Map.of("a", text("x"))),
            new TreeMap<>(Map.of("a", new SecretReference.Environment("A"))));

    assertThat(said(rule, estate, both))
        .containsExactly("variable.both: \"a\" is in `variables` and in `secrets`");
  }
}
