package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.model.Pipeline;
import io.github.proxmoxctl.model.SecretReference;
import io.github.proxmoxctl.model.VaultSettings;
import io.github.proxmoxctl.secret.AllSecretStores;
import io.github.proxmoxctl.secret.LocalSecretStore;
import io.github.proxmoxctl.secret.Secret;
import io.github.proxmoxctl.secret.SecretStore;
import io.github.proxmoxctl.secret.SecretVersion;
import io.github.proxmoxctl.vault.VaultSecrets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of one goal: opened once, so that there is one login at most, and closed at its end.
 * Vault is contacted when something of it is asked for.
 */
final class Secrets implements SecretStore, AutoCloseable {

  private final AllSecretStores stores;
  private final @Nullable VaultSecrets vault;

  private Secrets(AllSecretStores stores, @Nullable VaultSecrets vault) {
    this.stores = stores;
    this.vault = vault;
  }

  /**
   * Contacts nothing yet.
   *
   * @param root the infrastructure root, which {@code secrets.vault.caFile} is relative to
   */
  static Secrets of(Surroundings around, Path root, Pipeline pipeline) {
    SecretStore local = new LocalSecretStore(around.environment(), around.redactor());
    VaultSettings settings = pipeline.vault();
    if (settings == null) {
      return new Secrets(
          new AllSecretStores(local, Secrets::withoutVault, around.redactor()), null);
    }
    String caFile = settings.caFile();
    VaultSecrets vault =
        VaultSecrets.of(
            settings,
            caFile == null ? null : root.resolve(caFile),
            local,
            around.redactor(),
            around.clock());
    return new Secrets(new AllSecretStores(local, () -> vault, around.redactor()), vault);
  }

  // validate has refused it; but what the ledger names is not validated
  private static SecretStore withoutVault() {
    throw DiagnosticException.error(
        Diagnostic.error("secret.vault.settings", "no Vault is declared", null)
            .next("say in proxmox.yaml where it is: `secrets.vault`"));
  }

  @Override
  public Secret read(SecretReference reference) {
    return stores.read(reference);
  }

  @Override
  public SecretVersion versionOf(SecretReference reference) {
    return stores.versionOf(reference);
  }

  /** See {@link AllSecretStores#readAll}. */
  Map<SecretReference, Secret> readAll(Collection<? extends SecretReference> references) {
    return stores.readAll(references);
  }

  @Override
  public void close() {
    if (vault != null) {
      vault.close();
    }
  }
}
