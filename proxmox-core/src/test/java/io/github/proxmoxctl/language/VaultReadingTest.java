package io.github.proxmoxctl.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.SecretReference;
import io.github.proxmoxctl.model.VaultSettings;
import io.github.proxmoxctl.model.VaultSettings.Auth;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultReadingTest {

  private static final String PIPELINE =
      """
      apiVersion: proxmoxctl/v1
      kind: Pipeline
      metadata: {name: acme}
      spec:
        secrets:
          vault: {address: %s, caFile: vault-ca.pem, namespace: teams/infra, auth: %s}
      """;

  private static final String CLUSTER =
      """
      apiVersion: proxmoxctl/v1
      kind: Cluster
      metadata: {name: main}
      spec:
        endpoints: [https://pve1.example.org:8006]
        identities:
          plan: {token: %s}
          apply: {token: %s}
        vmIds: {from: 1000, to: 1999}
        nodes: [pve1, pve2, pve3]
      """;

  @TempDir private Path root;

  @Test
  void readsTheSettingsWithAToken() throws IOException {
    assertThat(settings("https://vault.example.org:8200/", "{token: {file: /run/vault-token}}"))
        .isEqualTo(
            new VaultSettings(
                URI.create("https://vault.example.org:8200"),
                "vault-ca.pem",
                "teams/infra",
                new Auth.Token(new SecretReference.File("/run/vault-token"))));
  }

  @Test
  void readsTheSettingsWithAnAppRole() throws IOException {
    SecretReference secretId = new SecretReference.Environment("SECRET_ID");
    assertThat(
            settings(
                    "http://127.0.0.1:8200", "{appRole: {roleId: abc, secretId: {env: SECRET_ID}}}")
                .auth())
        .isEqualTo(new Auth.AppRole("approle", "abc", secretId));
    assertThat(
            settings(
                    "http://127.0.0.1:8200",
                    "{appRole: {roleId: abc, secretId: {env: SECRET_ID}, mount: ci/jobs}}")
                .auth())
        .isEqualTo(new Auth.AppRole("ci/jobs", "abc", secretId));
  }

  @Test
  void readsReferencesWithTheirMount() throws IOException {
    DesiredState state =
        read(
            PIPELINE.formatted("https://vault.example.org:8200", "{token: {env: T}}"),
            CLUSTER.formatted(
                "{vault: secret/proxmox/plan, key: api_token}",
                "{mount: teams/kv, vault: proxmox, key: api token, version: 3}"));

    SecretReference plan = state.clusters().get(0).planToken();
    assertThat(plan)
        .isEqualTo(new SecretReference.Vault("secret", "proxmox/plan", "api_token", null))
        .hasToString("{vault: secret/proxmox/plan, key: api_token}");
    assertThat(state.clusters().get(0).applyToken())
        .isEqualTo(new SecretReference.Vault("teams/kv", "proxmox", "api token", 3))
        .hasToString("{vault: teams/kv/proxmox, key: api token, version: 3}");
  }

  private VaultSettings settings(String address, String auth) throws IOException {
    VaultSettings vault =
        read(PIPELINE.formatted(address, auth), CLUSTER.formatted("{env: A}", "{env: B}"))
            .pipeline()
            .vault();
    return Objects.requireNonNull(vault);
  }

  private DesiredState read(String pipeline, String cluster) throws IOException {
    TestRepository.base(root)
        .write("proxmox.yaml", pipeline)
        .write("catalog/cluster.yaml", cluster);
    ReadResult result = Repository.read(root);
    assertThat(result.diagnostics()).isEmpty();
    return Objects.requireNonNull(result.state());
  }
}
