package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.RoleUse;
import io.github.proxmoxctl.model.SecretReference;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import io.github.proxmoxctl.model.TestStack;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AllowedSecretsTest {

  private static final SecretReference VAULT =
      new SecretReference.Vault("secret", "shop/db", "password", null);

  @Test
  void placesBelowAPrefixHold() {
    assertThat(check(VAULT, "secret/other", "secret/shop")).isEmpty();
    assertThat(check(VAULT, "secret/")).isEmpty();
    assertThat(check(VAULT, "secret/shop/db")).isEmpty();
    assertThat(check(new SecretReference.Environment("SHOP_DB"), "env:SHOP_")).isEmpty();
    assertThat(check(new SecretReference.File("/run/secrets/shop/db"), "/run/secrets/shop"))
        .isEmpty();
  }

  @Test
  void otherPlacesAreReported() {
    assertThat(check(VAULT, "secret/sho", "env:SHOP_", "/secret/shop"))
        .extracting(Diagnostic::summary)
        .containsExactly(
            "secret {vault: secret/shop/db, key: password} is not allowed in stack \"shop\"");
    assertThat(check(new SecretReference.Environment("DB"), "env:SHOP_", "DB")).hasSize(1);
    assertThat(check(new SecretReference.File("/run/secrets/shop2"), "/run/secrets/shop"))
        .hasSize(1);
    assertThat(check(new SecretReference.File("/run/secrets/shop/../erp"), "/run/secrets/shop"))
        .hasSize(1);
  }

  private static List<Diagnostic> check(SecretReference reference, String... prefixes) {
    RoleUse use =
        new RoleUse("db", new TreeMap<>(), new TreeMap<>(Map.of("db_password", reference)));
    return new AllowedSecrets()
        .check(
            new TestEstate()
                .stack(TestStack.named("shop").secretPrefixes(prefixes))
                .with(TestServer.named("a").role(use)));
  }
}
