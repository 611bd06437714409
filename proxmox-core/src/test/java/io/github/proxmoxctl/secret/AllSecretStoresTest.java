package io.github.proxmoxctl.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.model.SecretReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AllSecretStoresTest {

  private static final SecretReference LOCAL = new SecretReference.Environment("LOCAL");
  private static final SecretReference.Vault VAULT =
      new SecretReference.Vault("secret", "proxmox", "api_token", null);

  private final Redactor redactor = new Redactor();
  private final List<SecretReference> askedOfVault = new ArrayList<>();
  private int opened;
  private String value = "vault-value";

  private final AllSecretStores stores =
      new AllSecretStores(
          new LocalSecretStore(Map.of("LOCAL", "local-value"), redactor),
          () -> {
            opened++;
            return reference -> {
              askedOfVault.add(reference);
              return Secret.of(value);
            };
          },
          redactor);

  @Test
  void asksTheStoreThatAReferenceNames() {
    assertThat(stores.read(LOCAL).reveal()).isEqualTo("local-value");
    assertThat(opened).isZero();
    assertThat(stores.read(VAULT).reveal()).isEqualTo("vault-value");
    assertThat(askedOfVault).containsExactly(VAULT);
    assertThat(stores.versionOf(LOCAL)).hasToString("has no versions");
  }

  @Test
  void masksWhatItGives() {
    stores.read(VAULT);
    assertThat(redactor.redact("a vault-value")).isEqualTo("a (secret)");
  }

  @Test
  void refusesWhatCouldNotBeMasked() {
    value = "short";
    DiagnosticException refused =
        catchThrowableOfType(DiagnosticException.class, () -> stores.read(VAULT));
    assertThat(refused.diagnostics().get(0).summary())
        .contains("{vault: secret/proxmox, key: api_token} is shorter than 6 bytes")
        .doesNotContain("short ");
  }

  @Test
  void readsAllAndTellsEveryProblemOnce() {
    assertThat(stores.readAll(List.of(LOCAL, VAULT, LOCAL)).keySet()).containsExactly(LOCAL, VAULT);
    assertThat(askedOfVault).hasSize(1);

    SecretReference one = new SecretReference.Environment("ONE");
    SecretReference two = new SecretReference.Environment("TWO");
    DiagnosticException missing =
        catchThrowableOfType(
            DiagnosticException.class, () -> stores.readAll(List.of(one, LOCAL, two, one)));
    assertThat(missing.diagnostics())
        .extracting(Diagnostic::summary)
        .containsExactly("the secret {env: ONE} is not set", "the secret {env: TWO} is not set");
  }

  @Test
  void readsNoFurtherWhenStopped() {
    AllSecretStores stopping =
        new AllSecretStores(
            reference -> Secret.of("never-read"),
            () -> {
              throw new DiagnosticException(
                  Outcome.INTERRUPTED, Diagnostic.error("a.b", "stopped", null));
            },
            redactor);
    DiagnosticException stopped =
        catchThrowableOfType(
            DiagnosticException.class, () -> stopping.readAll(List.of(VAULT, LOCAL)));
    assertThat(stopped.outcome()).isEqualTo(Outcome.INTERRUPTED);
  }
}
