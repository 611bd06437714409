package io.github.proxmoxctl.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.model.SecretReference;
import io.github.proxmoxctl.model.VaultSettings;
import io.github.proxmoxctl.model.VaultSettings.Auth;
import io.github.proxmoxctl.secret.LocalSecretStore;
import io.github.proxmoxctl.secret.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With the real OpenBao. */
@Timeout(180)
class OpenBaoIT {

  private static final String READ_PROXMOX =
      "path \"secret/data/proxmox\" { capabilities = [\"read\"] }";

  @TempDir private Path folder;
  private final Redactor redactor = new Redactor();
  private final HeldCertificate authority =
      new HeldCertificate.Builder().certificateAuthority(0).build();
  private @Nullable OpenBao started;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    HeldCertificate certificate =
        new HeldCertificate.Builder()
            .addSubjectAlternativeName("127.0.0.1")
            .signedBy(authority)
            .build();
    started = OpenBao.start(folder, certificate);
    bao().put("proxmox", "{\"api_token\":\"plan@pve!ci=11111111-2222\"}");
  }

  @AfterEach
  void stop() {
    if (started != null) {
      started.close();
    }
  }

  private OpenBao bao() {
    return java.util.Objects.requireNonNull(started);
  }

  @Test
  void readsTheUsualLayoutWithAToken() {
    bao()
        .put(
            "ssh",
            "{\"private_key\":\"-----BEGIN K-----\\nabcdef\\n\",\"public_key\":\"ssh-x A\"}");
    bao()
        .put("ansible", "{\"db_root_password\":\"p\u00e4ssw\u00f6rt\",\"db_password\":\"pass-2\"}");
    String token = bao().token("path \"secret/data/*\" { capabilities = [\"read\"] }");
    VaultSecrets secrets = secrets(token);

    assertThat(read(secrets, "proxmox", "api_token")).isEqualTo("plan@pve!ci=11111111-2222");
    assertThat(read(secrets, "ssh", "private_key")).isEqualTo("-----BEGIN K-----\nabcdef\n");
    assertThat(read(secrets, "ssh", "public_key")).isEqualTo("ssh-x A");
    assertThat(read(secrets, "ansible", "db_root_password")).isEqualTo("p\u00e4ssw\u00f6rt");
    assertThat(read(secrets, "ansible", "db_password")).isEqualTo("pass-2");
  }

  @Test
  void logsInByAppRoleOnceAndRevokesItsToken() {
    bao().policy("path \"secret/data/*\" { capabilities = [\"read\"] }");
    bao().call("POST", "sys/auth/approle", "{\"type\":\"approle\"}");
    bao()
        .call(
            "POST",
            "auth/approle/role/ci",
            "{\"token_policies\":[\"test\"],\"token_ttl\":\"20m\",\"secret_id_num_uses\":1}");
    String roleId = OpenBao.text(bao().call("GET", "auth/approle/role/ci/role-id", ""), "role_id");
    String secretId =
        OpenBao.text(bao().call("POST", "auth/approle/role/ci/secret-id", ""), "secret_id");
    bao().put("other", "{\"k\":\"value-1\"}");
    VaultSettings settings =
        new VaultSettings(
            bao().address(),
            null,
            null,
            new Auth.AppRole("approle", roleId, new SecretReference.Environment("SECRET_ID")));
    int tokens = tokens();

    try (VaultSecrets secrets = secrets(settings, Map.of("SECRET_ID", secretId), null)) {
      assertThat(read(secrets, "proxmox", "api_token")).startsWith("plan@pve");
      // a secret id for one use: a second login would fail
      assertThat(read(secrets, "other", "k")).isEqualTo("value-1");
      assertThat(tokens()).isEqualTo(tokens + 1);
    }
    assertThat(tokens()).isEqualTo(tokens);

    VaultSecrets again = secrets(settings, Map.of("SECRET_ID", secretId), null);
    Diagnostic refused = problem(again, reference("proxmox", "api_token"));
    assertThat(refused.code()).isEqualTo("secret.vault.login");
    assertThat(refused.detail()).contains("used up");
  }

  private int tokens() {
    return bao().call("LIST", "auth/token/accessors", "").split("\",\"", -1).length;
  }

  @Test
  void provesWhoItIsByItsAuthority() throws IOException {
    VaultSettings settings =
        new VaultSettings(
            bao().tlsAddress(),
            null,
            null,
            new Auth.Token(new SecretReference.Environment("VAULT_TOKEN")));
    Map<String, String> root = Map.of("VAULT_TOKEN", OpenBao.ROOT_TOKEN);
    Path own = Files.writeString(folder.resolve("ca.pem"), authority.certificatePem());
    assertThat(read(secrets(settings, root, own), "proxmox", "api_token")).startsWith("plan@");

    Path foreign =
        Files.writeString(
            folder.resolve("foreign.pem"),
            new HeldCertificate.Builder().certificateAuthority(0).build().certificatePem());
    assertThat(problem(secrets(settings, root, foreign), reference("proxmox", "k")).code())
        .isEqualTo("secret.vault.certificate");
  }

  @Test
  void knowsVersions() {
    bao().put("proxmox", "{\"api_token\":\"second-value\"}");
    bao().put("proxmox", "{\"api_token\":\"third-value\"}");
    VaultSecrets secrets = secrets(OpenBao.ROOT_TOKEN);
    assertThat(secrets.read(version(2)).reveal()).isEqualTo("second-value");
    assertThat(secrets.read(reference("proxmox", "api_token")).reveal()).isEqualTo("third-value");
    assertThat(secrets.versionOf(reference("proxmox", "api_token")))
        .hasToString("version 3 is there");

    bao().call("POST", "secret/destroy/proxmox", "{\"versions\":[1]}");
    bao().call("POST", "secret/delete/proxmox", "{\"versions\":[3]}");
    VaultSecrets later = secrets(OpenBao.ROOT_TOKEN);
    assertThat(later.versionOf(version(1))).hasToString("version 1 was destroyed");
    assertThat(later.versionOf(version(2))).hasToString("version 2 is there");
    assertThat(later.versionOf(reference("proxmox", "api_token")))
        .hasToString("version 3 was deleted");
    assertThat(later.versionOf(version(9))).hasToString("version 9 is not there");
    assertThat(problem(later, version(1)).summary()).contains("version 1 was destroyed");
    assertThat(problem(later, reference("proxmox", "api_token")).code())
        .isEqualTo("secret.vault.deleted");
    assertThat(problem(later, version(9)))
        .satisfies(
            problem -> {
              assertThat(problem.summary()).contains("has no version 9");
              assertThat(problem.detail()).contains("3");
            });
    // once read, it stays for the run
    assertThat(secrets.read(reference("proxmox", "api_token")).reveal()).isEqualTo("third-value");
  }

  @Test
  void tellsWhyASecretIsNotGiven() {
    bao().call("POST", "sys/mounts/old", "{\"type\":\"kv\",\"options\":{\"version\":\"1\"}}");
    bao().call("POST", "old/proxmox", "{\"api_token\":\"old-canary-value\"}");
    VaultSecrets root = secrets(OpenBao.ROOT_TOKEN);
    assertThat(problem(root, reference("none", "k")).code()).isEqualTo("secret.vault.missing");
    assertThat(problem(root, reference("data/proxmox", "k")).remedy()).contains("without data/");
    assertThat(problem(root, reference("proxmox", "none")).detail())
        .isEqualTo("it has \"api_token\"");
    assertThat(problem(root, new SecretReference.Vault("old", "proxmox", "api_token", null)))
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("secret.vault.mount");
              assertThat(problem.detail()).isEqualTo("it is: kv version 1");
            });
    assertThat(problem(root, new SecretReference.Vault("nope", "a", "k", null)).summary())
        .contains("no KV store at nope/");
  }

  @Test
  void tellsAPolicyFromAToken() {
    String token = bao().token(READ_PROXMOX);
    VaultSecrets secrets = secrets(token);
    assertThat(read(secrets, "proxmox", "api_token")).startsWith("plan@");
    assertThat(secrets.versionOf(reference("proxmox", "api_token"))).hasToString("was not checked");
    Diagnostic denied = problem(secrets, reference("ansible", "db_root_password"));
    assertThat(denied.code()).isEqualTo("secret.vault.denied");
    assertThat(denied.remedy()).contains("path \"secret/data/ansible\"");

    // what it says to do is enough
    bao().put("ansible", "{\"db_root_password\":\"value-1\"}");
    String hint = denied.remedy() == null ? "" : denied.remedy();
    bao().policy(READ_PROXMOX + "\n" + hint.substring(hint.indexOf("path ")));
    assertThat(read(secrets, "ansible", "db_root_password")).isEqualTo("value-1");

    bao().call("POST", "auth/token/revoke", "{\"token\":\"" + token + "\"}");
    assertThat(problem(secrets(token), reference("proxmox", "api_token")).code())
        .isEqualTo("secret.vault.token");
  }

  @Test
  void readsWithinANamespace() {
    bao().call("POST", "sys/namespaces/team", "{}");
    String kv = "{\"type\":\"kv\",\"options\":{\"version\":\"2\"}}";
    bao().call("POST", "sys/mounts/secret", kv, "team");
    bao().call("POST", "secret/data/proxmox", "{\"data\":{\"api_token\":\"of-the-team\"}}", "team");

    assertThat(read(inNamespace("team"), "proxmox", "api_token")).isEqualTo("of-the-team");
    assertThat(problem(inNamespace("none"), reference("proxmox", "api_token")).code())
        .isEqualTo("secret.vault.namespace");
  }

  private VaultSecrets inNamespace(String namespace) {
    VaultSettings settings = bao().byToken();
    return secrets(
        new VaultSettings(settings.address(), null, namespace, settings.auth()),
        Map.of("VAULT_TOKEN", OpenBao.ROOT_TOKEN),
        null);
  }

  @Test
  void asksASealedVaultInVain() {
    bao().call("PUT", "sys/seal", "");
    assertThat(problem(secrets(OpenBao.ROOT_TOKEN), reference("proxmox", "api_token")).code())
        .isEqualTo("secret.vault.sealed");
  }

  @Test
  void needsNoVaultForWhatWasRead() {
    VaultSecrets secrets = secrets(OpenBao.ROOT_TOKEN);
    read(secrets, "proxmox", "api_token");
    bao().stop();

    assertThat(read(secrets, "proxmox", "api_token")).startsWith("plan@");
    assertThat(problem(secrets, reference("ssh", "private_key")).code())
        .isEqualTo("secret.vault.unreachable");
  }

  @Test
  void tellsNoValueAnywhere() {
    String canary = "canary-4f1e-\u00e9-value";
    bao().put("proxmox", "{\"api_token\":\"" + canary + "\",\"other\":{\"x\":\"" + canary + "\"}}");
    VaultSecrets secrets = secrets(OpenBao.ROOT_TOKEN);
    List<String> logged = new CopyOnWriteArrayList<>();
    try (LogWatch watch = LogWatch.into(logged)) {
      assertThat(read(secrets, "proxmox", "api_token")).isEqualTo(canary);
      assertThat(watch.isOpen()).isTrue();
    }
    assertThat(logged).noneMatch(line -> line.contains(canary) || line.contains("root-canary"));

    String told = Everything.reachableFrom(secrets);
    // it did look at what holds the values
    assertThat(told).contains("KvValues", "(secret)", "VaultConfig", "Redactor");
    assertThat(told).doesNotContain(canary, OpenBao.ROOT_TOKEN);
    for (String key : new String[] {"none", "other"}) {
      DiagnosticException failure =
          catchThrowableOfType(
              DiagnosticException.class, () -> secrets.read(reference("proxmox", key)));
      assertThat(Everything.toldBy(failure)).doesNotContain(canary, OpenBao.ROOT_TOKEN);
    }
    bao().call("PUT", "sys/seal", "");
    assertThat(
            Everything.toldBy(
                catchThrowableOfType(
                    DiagnosticException.class, () -> secrets.read(reference("next", "k")))))
        .doesNotContain(canary, OpenBao.ROOT_TOKEN);
  }

  private VaultSecrets secrets(String token) {
    return secrets(bao().byToken(), Map.of("VAULT_TOKEN", token), null);
  }

  private VaultSecrets secrets(
      VaultSettings settings, Map<String, String> environment, @Nullable Path caFile) {
    return VaultSecrets.of(
        settings,
        caFile,
        new LocalSecretStore(environment, redactor),
        redactor,
        Clock.systemUTC(),
        FakeVault.PATIENT);
  }

  private static String read(VaultSecrets secrets, String path, String key) {
    return secrets.read(reference(path, key)).reveal();
  }

  private static SecretReference reference(String path, String key) {
    return new SecretReference.Vault("secret", path, key, null);
  }

  private static SecretReference version(int version) {
    return new SecretReference.Vault("secret", "proxmox", "api_token", version);
  }

  private static Diagnostic problem(VaultSecrets secrets, SecretReference reference) {
    DiagnosticException failure =
        catchThrowableOfType(DiagnosticException.class, () -> secrets.read(reference));
    assertThat(Everything.toldBy(failure))
        .doesNotContain("11111111-2222", "old-canary-value", OpenBao.ROOT_TOKEN);
    return failure.diagnostics().get(0);
  }
}
