package io.github.proxmoxctl.vault;

import static io.github.proxmoxctl.vault.FakeVault.DENIED;
import static io.github.proxmoxctl.vault.FakeVault.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.SecretReference;
import io.github.proxmoxctl.model.VaultSettings;
import io.github.proxmoxctl.model.VaultSettings.Auth;
import io.github.proxmoxctl.secret.LocalSecretStore;
import io.github.proxmoxctl.secret.Redactor;
import io.github.proxmoxctl.secret.SecretVersion;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Versions are told from metadata, and no value is asked for. */
@Timeout(60)
class VaultVersionsTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private final FakeVault vault = new FakeVault();

  @AfterEach
  void stop() {
    vault.close();
  }

  @ParameterizedTest
  @CsvSource({
    ",version 4 is there",
    "1,version 1 was destroyed",
    "2,version 2 was deleted",
    "3,version 3 is there",
    "5,version 5 is not there",
  })
  void tellsWhatBecameOfAVersion(@Nullable Integer version, String words) {
    vault.on(
        "secret/metadata/ansible",
        json(
            200,
            VaultSecretsTest.metadata(
                """
                {"1":{"deletion_time":"","destroyed":true},
                 "2":{"deletion_time":"2026-11-24T11:59:59.9Z","destroyed":false},
                 "3":{"deletion_time":"2026-11-24T12:00:01Z","destroyed":false},
                 "4":{"deletion_time":"","destroyed":false}}
                """)));

    VaultSecrets secrets = secrets();
    assertThat(secrets.versionOf(reference("a", version))).hasToString(words);
    assertThat(secrets.versionOf(reference("b", version))).hasToString(words);
    assertThat(vault.asked()).containsExactly("secret/metadata/ansible");
  }

  @Test
  void isNotCheckedWhereItMayNotBe() {
    vault.on("secret/metadata/ansible", json(403, DENIED));
    assertThat(secrets().versionOf(reference("a", null)))
        .isEqualTo(new SecretVersion(SecretVersion.State.NOT_CHECKED, null))
        .hasToString("was not checked");
  }

  @Test
  void isMissingWhereNothingIs() {
    assertThat(secrets().versionOf(reference("a", null))).hasToString("is not there");
  }

  private VaultSecrets secrets() {
    Redactor redactor = new Redactor();
    return VaultSecrets.of(
        new VaultSettings(
            vault.address(), null, null, new Auth.Token(new SecretReference.Environment("TOKEN"))),
        null,
        new LocalSecretStore(Map.of("TOKEN", "a-token"), redactor),
        redactor,
        Clock.fixed(NOW, ZoneOffset.UTC),
        FakeVault.PATIENT);
  }

  private static SecretReference reference(String key, @Nullable Integer version) {
    return new SecretReference.Vault("secret", "ansible", key, version);
  }
}
