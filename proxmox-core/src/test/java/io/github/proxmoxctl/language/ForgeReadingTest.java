package io.github.proxmoxctl.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.ForgeSettings;
import io.github.proxmoxctl.model.SecretReference;
import io.github.proxmoxctl.operation.ValidateOperation;
import io.github.proxmoxctl.operation.ValidateRequest;
import io.github.proxmoxctl.operation.ValidateResult;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code spec.forge} of a pipeline means. */
class ForgeReadingTest {

  @TempDir private Path root;

  @Test
  void nothingSaidIsNoForge() throws IOException {
    assertThat(forge("")).isNull();
  }

  @Test
  void aRepositoryIsOnGithubWithThePipelinesOwnToken() throws IOException {
    assertThat(forge("spec: {forge: {github: {repository: acme/infra.git}}}\n"))
        .isEqualTo(new ForgeSettings("acme/infra.git", URI.create("https://api.github.com"), null));
  }

  @Test
  void saysAllOfIt() throws IOException {
    assertThat(
            forge(
                """
                spec:
                  forge:
                    github:
                      repository: acme/infra
                      api: https://github.example.org:8443/api/v3/
                      token: {env: FORGE_TOKEN}
                """))
        .isEqualTo(
            new ForgeSettings(
                "acme/infra",
                URI.create("https://github.example.org:8443/api/v3"),
                new SecretReference.Environment("FORGE_TOKEN")));
  }

  @Test
  void theTokenMayBeInVault() throws IOException {
    ForgeSettings forge =
        forge(
            """
            spec:
              secrets:
                vault: {address: "https://v.example:8200", auth: {token: {env: VAULT_TOKEN}}}
              forge:
                github: {repository: acme/infra, token: {vault: secret/forge, key: token}}
            """);

    assertThat(forge)
        .isNotNull()
        .extracting(ForgeSettings::token)
        .isEqualTo(new SecretReference.Vault("secret", "forge", "token", null));
  }

  private @Nullable ForgeSettings forge(String spec) throws IOException {
    TestRepository.base(root)
        .write(
            "proxmox.yaml",
            "apiVersion: proxmoxctl/v1\nkind: Pipeline\nmetadata: {name: acme}\n" + spec);
    ValidateResult result = ValidateOperation.execute(new ValidateRequest(root));
    assertThat(result.diagnostics()).isEmpty();
    return result.desiredState().pipeline().forge();
  }
}
