package io.github.proxmoxctl.vault;

import static io.github.proxmoxctl.vault.FakeVault.DENIED;
import static io.github.proxmoxctl.vault.FakeVault.PATIENT;
import static io.github.proxmoxctl.vault.FakeVault.SEALED;
import static io.github.proxmoxctl.vault.FakeVault.envelope;
import static io.github.proxmoxctl.vault.FakeVault.html;
import static io.github.proxmoxctl.vault.FakeVault.json;
import static io.github.proxmoxctl.vault.FakeVault.redirect;
import static io.github.proxmoxctl.vault.FakeVault.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.model.SecretReference;
import io.github.proxmoxctl.model.VaultSettings;
import io.github.proxmoxctl.model.VaultSettings.Auth;
import io.github.proxmoxctl.secret.LocalSecretStore;
import io.github.proxmoxctl.secret.Redactor;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values and refusals, as Vault and OpenBao answer them. */
@Timeout(60)
class VaultSecretsTest {

  /** Stands in every body from which nothing may leak. */
  private static final String CANARY = "canary-5d1c";

  private final FakeVault vault = new FakeVault();
  private final Redactor redactor = new Redactor();

  @AfterEach
  void stop() {
    vault.close();
  }

  @Test
  void readsAllKeysOfASecretWithOneRequest() {
    vault.secret("secret/data/proxmox", "{\"api_token\":\"a@pve!b=1\",\"api_secret\":\"s3cret\"}");
    VaultSecrets secrets = secrets();

    assertThat(secrets.read(reference("api_token")).reveal()).isEqualTo("a@pve!b=1");
    assertThat(secrets.read(reference("api_secret")).reveal()).isEqualTo("s3cret");
    assertThat(secrets.read(reference("api_token"))).hasToString("(secret)");

    assertThat(vault.asked()).containsExactly("secret/data/proxmox");
    assertThat(vault.requests().get(0).getHeaders())
        .contains(new kotlin.Pair<>("X-Vault-Token", "root-token"))
        .contains(new kotlin.Pair<>("X-Vault-Request", "true"));
  }

  @Test
  void readsAPinnedVersionInItsNamespace() {
    vault.secret("teams/kv/data/a/b?version=3", "{\"k\":\"third-value\"}");
    SecretReference pinned = new SecretReference.Vault("teams/kv", "a/b", "k", 3);

    assertThat(inNamespace("teams/infra").read(pinned).reveal()).isEqualTo("third-value");
    assertThat(vault.requests().get(0).getHeaders().get("X-Vault-Namespace"))
        .isEqualTo("teams/infra");
  }

  @Test
  void contactsNothingUntilASecretIsRead() {
    VaultSecrets secrets = secrets();
    secrets.close();
    assertThat(vault.asked()).isEmpty();
  }

  @Test
  void keepsCharactersBeyondAscii() {
    vault.secret("secret/data/proxmox", "{\"k\":\"pä\u00dfw\u00f6rt \ud83d\ude00 \\u00e9\"}");
    assertThat(secrets().read(reference("k")).reveal())
        .isEqualTo("pä\u00dfw\u00f6rt \ud83d\ude00 \u00e9");
    // the driver's way through the platform's character set is the trap
    assertThat(PlainAsciiClient.escape("{\"k\":\"\u00e9\ud83d\ude00\"}"))
        .isEqualTo("{\"k\":\"\\u00e9\\ud83d\\ude00\"}");
  }

  @Test
  void readsNumbersAndBooleansAsTheirText() {
    vault.secret("secret/data/proxmox", "{\"port\":330600,\"flag\":true}");
    VaultSecrets secrets = secrets();
    assertThat(secrets.read(reference("port")).reveal()).isEqualTo("330600");
    assertThat(secrets.read(reference("flag")).reveal()).isEqualTo("true");
  }

  @Test
  void namesTheKeysOfASecretThatLacksOne() {
    vault.secret("secret/data/proxmox", "{\"b\":\"" + CANARY + "\",\"a\":\"" + CANARY + "\"}");
    Diagnostic problem = problem(secrets(), reference("api_token"));

    assertThat(problem.code()).isEqualTo("secret.vault.key");
    assertThat(problem.summary()).contains("{vault: secret/proxmox, key: api_token}");
    assertThat(problem.detail()).isEqualTo("it has \"a\", \"b\"");
    assertThat(problem.remedy()).contains("vault kv patch -mount=secret proxmox api_token=-");
  }

  @Test
  void refusesAnEmptySecretAndOneThatIsNoText() {
    vault.secret("secret/data/proxmox", "{\"e\":\"\",\"n\":null,\"o\":{\"x\":\"" + CANARY + "\"}}");
    VaultSecrets secrets = secrets();
    for (String key : new String[] {"e", "n", "o"}) {
      assertThat(problem(secrets, reference(key)).code()).isEqualTo("secret.vault.value");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../sys/mounts",
        "a/../b",
        "a?x=1",
        "a#b",
        "a b",
        "/a",
        "a/",
        "a//b",
        "",
        "%2e",
        "é"
      })
  void sendsNoPathThatIsNone(String path) {
    SecretReference hostile = new SecretReference.Vault("secret", path, "k", null);
    assertThat(problem(secrets(), hostile).code()).isEqualTo("secret.vault.path");
    assertThat(vault.asked()).isEmpty();
  }

  @Test
  void tellsATokenThatMayNotReadFromOneThatIsNotAccepted() {
    vault.on("secret/data/proxmox", json(403, DENIED));
    vault.on("auth/token/lookup-self", json(200, envelope("{\"id\":\"" + CANARY + "\"}")));
    Diagnostic denied = problem(secrets(), reference("k"));
    assertThat(denied.code()).isEqualTo("secret.vault.denied");
    assertThat(denied.summary()).contains("{env: TOKEN}", "secret/proxmox");
    assertThat(denied.remedy())
        .contains("path \"secret/data/proxmox\" { capabilities = [\"read\"] }");

    vault.on("auth/token/lookup-self", json(403, DENIED));
    Diagnostic expired = problem(secrets(), reference("k"));
    assertThat(expired.code()).isEqualTo("secret.vault.token");
    assertThat(expired.detail()).contains("expired");
  }

  @Test
  void tellsWhatIsMissing() {
    vault.on("sys/internal/ui/mounts/secret", json(200, mount("kv", "2")));
    Diagnostic missing = problem(secrets(), reference("k"));
    assertThat(missing.code()).isEqualTo("secret.vault.missing");
    assertThat(missing.remedy()).contains("vault kv put -mount=secret proxmox");

    assertThat(
            problem(secrets(), new SecretReference.Vault("secret", "data/x", "k", null)).remedy())
        .contains("without data/", "secret/x");

    vault.on("secret/metadata/proxmox", json(200, metadata("{}")));
    assertThat(problem(secrets(), pinned(7)))
        .satisfies(
            problem -> {
              assertThat(problem.summary()).contains("has no version 7");
              assertThat(problem.detail()).contains("its newest version is 4");
            });
  }

  @ParameterizedTest
  @CsvSource({"kv,1,kv version 1,enable-versioning", "ssh,,ssh,secrets list"})
  void tellsAMountOfAnotherKind(String type, @Nullable String version, String said, String next) {
    vault.on("sys/internal/ui/mounts/secret", json(200, mount(type, version)));
    Diagnostic problem = problem(secrets(), reference("k"));
    assertThat(problem.code()).isEqualTo("secret.vault.mount");
    assertThat(problem.detail()).contains(said);
    assertThat(problem.remedy()).contains(next);
  }

  @Test
  void tellsAMountThatIsNotThere() {
    vault.on("sys/internal/ui/mounts/secret", json(403, DENIED));
    Diagnostic problem = problem(secrets(), reference("k"));
    assertThat(problem.code()).isEqualTo("secret.vault.mount");
    assertThat(problem.summary()).contains("no KV store at secret/");
  }

  @Test
  void tellsADeletedVersionFromADestroyedOne() {
    vault.on("secret/data/proxmox", json(404, gone("2026-11-24T13:15:57Z", false)));
    assertThat(problem(secrets(), reference("k")))
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("secret.vault.deleted");
              assertThat(problem.summary()).contains("version 2 was deleted");
              assertThat(problem.remedy()).contains("undelete -mount=secret -versions=2 proxmox");
            });
    vault.on("secret/data/proxmox", json(404, gone("", true)));
    assertThat(problem(secrets(), reference("k")).summary()).contains("was destroyed");
  }

  @Test
  void tellsANamespaceThatIsNotThere() {
    vault.on("secret/data/proxmox", json(404, "{\"errors\":[\"namespace not found\"]}"));
    assertThat(problem(inNamespace("nope"), reference("k")).code())
        .isEqualTo("secret.vault.namespace");
  }

  @Test
  void takesNoPageOfAProxyForASecret() {
    vault.on("secret/data/proxmox", html(200, "<html>Sign in " + CANARY + "</html>"));
    assertThat(problem(secrets(), reference("k")).code()).isEqualTo("secret.vault.answer");
    vault.on("secret/data/proxmox", json(200, "[\"" + CANARY + "\"]"));
    assertThat(problem(secrets(), reference("k")).code()).isEqualTo("secret.vault.answer");
    vault.on("secret/data/proxmox", json(200, envelope("{\"data\":\"" + CANARY + "\"}")));
    assertThat(problem(secrets(), reference("k")).code()).isEqualTo("secret.vault.answer");
  }

  @ParameterizedTest
  @ValueSource(ints = {412, 429, 500, 502, 503})
  void asksAgainWhatMayPass(int status) {
    vault.on("secret/data/proxmox", json(status, SEALED), json(200, secret("{\"k\":\"value-1\"}")));
    assertThat(secrets().read(reference("k")).reveal()).isEqualTo("value-1");
    assertThat(vault.asked()).hasSize(2);
  }

  @Test
  void asksASealedVaultNoMoreInThisRun() {
    vault.on("secret/data/proxmox", json(503, SEALED));
    VaultSecrets secrets = secrets();

    Diagnostic problem = problem(secrets, reference("k"));
    assertThat(problem.code()).isEqualTo("secret.vault.sealed");
    assertThat(problem.remedy()).contains("vault operator unseal");
    assertThat(vault.asked()).hasSize(PATIENT.attempts());

    assertThat(problem(secrets, new SecretReference.Vault("secret", "other", "k", null)))
        .isEqualTo(problem);
    assertThat(vault.asked()).hasSize(PATIENT.attempts());
  }

  @ParameterizedTest
  @CsvSource({"503,vault status", "500,vault status", "429,rate limit"})
  void tellsAVaultThatGoesOnRefusing(int status, String remedy) {
    vault.on("secret/data/proxmox", json(status, "{\"errors\":[\"" + CANARY + "\"]}"));
    Diagnostic problem = problem(secrets(), reference("k"));
    assertThat(problem.code()).isEqualTo("secret.vault.unavailable");
    assertThat(problem.detail()).isEqualTo("it answered " + status + ", 3 times");
    assertThat(problem.remedy()).contains(remedy);
  }

  @Test
  void doesNotAskAgainWhatIsWrong() {
    vault.on("secret/data/proxmox", json(400, "{\"errors\":[\"" + CANARY + "\"]}"));
    assertThat(problem(secrets(), reference("k")).code()).isEqualTo("secret.vault.refused");
    assertThat(vault.asked()).hasSize(1);
  }

  @Test
  void takesTheTokenNowhereWithoutTls() {
    try (FakeVault other = new FakeVault()) {
      vault.on("secret/data/proxmox", redirect(other.address() + "/v1/secret/data/proxmox"));
      Diagnostic problem = problem(secrets(), reference("k"));
      assertThat(problem.code()).isEqualTo("secret.vault.refused");
      assertThat(problem.detail()).contains("elsewhere");
      assertThat(other.asked()).isEmpty();
    }
  }

  @Test
  void tellsAVaultThatDoesNotAnswer() {
    URI address = vault.address();
    vault.close();
    Diagnostic problem = problem(secrets(address, new Auth.Token(token())), reference("k"));
    assertThat(problem.code()).isEqualTo("secret.vault.unreachable");
    assertThat(problem.summary()).contains(address.toString());
    assertThat(problem.detail()).isEqualTo("the connection was refused");

    Diagnostic nowhere =
        problem(
            secrets(URI.create("http://no-such-host.invalid:8200"), new Auth.Token(token())),
            reference("k"));
    assertThat(nowhere.detail()).isEqualTo("there is no such host");
  }

  @Test
  void waitsForNoAnswerForEver() {
    vault.on(
        "secret/data/proxmox",
        json(200, secret("{\"k\":\"value-1\"}"))
            .newBuilder()
            .headersDelay(30, TimeUnit.SECONDS)
            .build());
    Timeouts hasty = new Timeouts(Duration.ofSeconds(20), Duration.ofSeconds(1), 1, Duration.ZERO);
    VaultSettings settings =
        new VaultSettings(vault.address(), null, null, new Auth.Token(token()));
    Diagnostic problem = problem(secrets(settings, hasty), reference("k"));
    assertThat(problem.code()).isEqualTo("secret.vault.unreachable");
    assertThat(problem.detail()).isEqualTo("no answer in time");
  }

  @Test
  void stopsWhenInterrupted() {
    vault.on("secret/data/proxmox", json(503, SEALED));
    Thread.currentThread().interrupt();
    DiagnosticException stopped = failure(secrets(), reference("k"));
    assertThat(stopped.outcome()).isEqualTo(Outcome.INTERRUPTED);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void refusesATokenThatIsNone() {
    SecretReference two = new SecretReference.Environment("TWO_LINES");
    Diagnostic problem = problem(secrets(vault.address(), new Auth.Token(two)), reference("k"));
    assertThat(problem.code()).isEqualTo("secret.vault.token");
    assertThat(problem.detail()).contains("another form");
    assertThat(vault.asked()).isEmpty();
  }

  private VaultSecrets secrets() {
    return secrets(vault.address(), new Auth.Token(token()));
  }

  private VaultSecrets inNamespace(String namespace) {
    return secrets(new VaultSettings(vault.address(), null, namespace, new Auth.Token(token())));
  }

  private VaultSecrets secrets(URI address, Auth auth) {
    return secrets(new VaultSettings(address, null, null, auth));
  }

  private VaultSecrets secrets(VaultSettings settings) {
    return secrets(settings, PATIENT);
  }

  private VaultSecrets secrets(VaultSettings settings, Timeouts timeouts) {
    LocalSecretStore local =
        new LocalSecretStore(
            Map.of("TOKEN", "root-token", "TWO_LINES", "a-token\nX-Evil: " + CANARY), redactor);
    return VaultSecrets.of(settings, null, local, redactor, Clock.systemUTC(), timeouts);
  }

  private static SecretReference token() {
    return new SecretReference.Environment("TOKEN");
  }

  private static SecretReference reference(String key) {
    return new SecretReference.Vault("secret", "proxmox", key, null);
  }

  private static SecretReference pinned(int version) {
    return new SecretReference.Vault("secret", "proxmox", "k", version);
  }

  private static Diagnostic problem(VaultSecrets secrets, SecretReference reference) {
    Diagnostic problem = failure(secrets, reference).diagnostics().get(0);
    assertThat(problem.remedy()).isNotBlank();
    return problem;
  }

  private static DiagnosticException failure(VaultSecrets secrets, SecretReference reference) {
    DiagnosticException failure =
        catchThrowableOfType(DiagnosticException.class, () -> secrets.read(reference));
    assertThat(Everything.toldBy(failure)).doesNotContain(CANARY);
    return failure;
  }

  private static String mount(String type, @Nullable String version) {
    String options = version == null ? "null" : "{\"version\":\"" + version + "\"}";
    return envelope(
        "{\"accessor\":\"kv_1\",\"options\":"
            + options
            + ",\"path\":\"secret/\",\"type\":\""
            + type
            + "\"}");
  }

  static String metadata(String versions) {
    return envelope(
        "{\"cas_required\":false,\"current_version\":4,\"oldest_version\":0,\"versions\":"
            + versions
            + "}");
  }

  private static String gone(String deletionTime, boolean isDestroyed) {
    return envelope(
        "{\"data\":null,\"metadata\":{\"deletion_time\":\""
            + deletionTime
            + "\",\"destroyed\":"
            + isDestroyed
            + ",\"version\":2}}");
  }
}
