package io.github.proxmoxctl.vault;

import static io.github.proxmoxctl.vault.FakeVault.DENIED;
import static io.github.proxmoxctl.vault.FakeVault.SEALED;
import static io.github.proxmoxctl.vault.FakeVault.json;
import static io.github.proxmoxctl.vault.FakeVault.login;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.model.SecretReference;
import io.github.proxmoxctl.model.VaultSettings;
import io.github.proxmoxctl.model.VaultSettings.Auth;
import io.github.proxmoxctl.secret.LocalSecretStore;
import io.github.proxmoxctl.secret.Redactor;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The login by AppRole: once, whatever comes of it. */
@Timeout(60)
class VaultLoginTest {

  private static final String LOGIN = "auth/ci/approle/login";
  private static final String SECRET_ID = "canary-secret-id-77";
  private static final String MADE = "s.canaryMadeByTheLogin12345";

  private final FakeVault vault = new FakeVault();
  private final Redactor redactor = new Redactor();

  @AfterEach
  void stop() {
    vault.close();
  }

  @Test
  void readsWithTheTokenOfTheLoginAndRevokesIt() {
    vault.on(LOGIN, json(200, login(MADE))).secret("secret/data/a", "{\"k\":\"value-a\"}");
    vault.secret("secret/data/b", "{\"k\":\"value-b\"}");
    vault.on("auth/token/revoke-self", json(204, ""));
    VaultSecrets secrets = secrets();

    assertThat(secrets.read(reference("a")).reveal()).isEqualTo("value-a");
    assertThat(secrets.read(reference("b")).reveal()).isEqualTo("value-b");
    assertThat(redactor.redact("token " + MADE + " by " + SECRET_ID))
        .isEqualTo("token (secret) by (secret)");
    secrets.close();

    assertThat(vault.asked())
        .containsExactly(LOGIN, "secret/data/a", "secret/data/b", "auth/token/revoke-self");
    assertThat(vault.requests().get(0).getBody().utf8())
        .isEqualTo("{\"role_id\":\"the-role\",\"secret_id\":\"" + SECRET_ID + "\"}");
    // no token of the environment or of a home directory is sent along
    assertThat(vault.requests().get(0).getHeaders().names()).doesNotContain("X-Vault-Token");
    for (int request = 1; request < 4; request++) {
      assertThat(vault.requests().get(request).getHeaders().get("X-Vault-Token")).isEqualTo(MADE);
    }
  }

  @Test
  void givesAfterItsEndWhatWasReadAndAsksForNothing() {
    vault.on(LOGIN, json(200, login(MADE))).secret("secret/data/a", "{\"k\":\"value-a\"}");
    VaultSecrets secrets = secrets();
    secrets.read(reference("a"));
    secrets.close();
    int asked = vault.asked().size();

    assertThat(secrets.read(reference("a")).reveal()).isEqualTo("value-a");
    assertThatThrownBy(() -> secrets.read(reference("b")))
        .isInstanceOf(IllegalStateException.class);
    assertThat(vault.asked()).hasSize(asked);
  }

  @ParameterizedTest
  @CsvSource({
    "400,secret.vault.login,used up",
    "403,secret.vault.login,it answered 403",
    "404,secret.vault.login,there is no AppRole at auth/ci/approle",
    "429,secret.vault.unavailable,429",
    "500,secret.vault.unavailable,500",
  })
  void isTriedOnce(int status, String code, String why) {
    vault.on(LOGIN, json(status, "{\"errors\":[\"" + SECRET_ID + "\"]}"));
    VaultSecrets secrets = secrets();

    Diagnostic problem = problem(secrets, "a");
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.detail()).contains(why);
    assertThat(problem(secrets, "b")).isEqualTo(problem);
    assertThat(vault.asked()).containsExactly(LOGIN);
  }

  @Test
  void saysHowToGetANewSecretId() {
    vault.on(LOGIN, json(400, "{\"errors\":[\"invalid role or secret ID\"]}"));
    assertThat(problem(secrets(), "a").remedy())
        .contains("vault write -f auth/ci/approle/role/<name>/secret-id", "{env: SECRET_ID}");
  }

  @Test
  void tellsASealedVault() {
    vault.on(LOGIN, json(503, SEALED));
    assertThat(problem(secrets(), "a").code()).isEqualTo("secret.vault.sealed");
  }

  @Test
  void takesNoOtherAnswerForALogin() {
    vault.on(LOGIN, json(200, "{\"auth\":{\"client_token\":\"" + SECRET_ID + "\"}}"));
    assertThat(problem(secrets(), "a").code()).isEqualTo("secret.vault.answer");
    vault.on(LOGIN, FakeVault.html(200, "<html>" + SECRET_ID + "</html>"));
    assertThat(problem(secrets(), "a").code()).isIn("secret.vault.answer", "secret.vault.login");
  }

  @Test
  void namesTheRoleInARefusal() {
    vault.on(LOGIN, json(200, login(MADE)));
    vault.on("secret/data/a", json(403, DENIED));
    vault.on("auth/token/lookup-self", json(200, FakeVault.envelope("{}")));
    assertThat(problem(secrets(), "a").summary())
        .contains("the AppRole of {env: SECRET_ID} may not read");
  }

  private VaultSecrets secrets() {
    Auth role =
        new Auth.AppRole("ci/approle", "the-role", new SecretReference.Environment("SECRET_ID"));
    return VaultSecrets.of(
        new VaultSettings(vault.address(), null, null, role),
        null,
        new LocalSecretStore(Map.of("SECRET_ID", SECRET_ID), redactor),
        redactor,
        Clock.systemUTC(),
        FakeVault.PATIENT);
  }

  private static SecretReference reference(String path) {
    return new SecretReference.Vault("secret", path, "k", null);
  }

  private static Diagnostic problem(VaultSecrets secrets, String path) {
    DiagnosticException failure =
        catchThrowableOfType(DiagnosticException.class, () -> secrets.read(reference(path)));
    assertThat(Everything.toldBy(failure)).doesNotContain(SECRET_ID, MADE);
    assertThat(failure.diagnostics().get(0).remedy()).isNotBlank();
    return failure.diagnostics().get(0);
  }
}
