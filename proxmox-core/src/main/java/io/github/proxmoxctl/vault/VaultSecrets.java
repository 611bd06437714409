package io.github.proxmoxctl.vault;

import io.github.jopenlibs.vault.json.JsonObject;
import io.github.proxmoxctl.model.SecretReference;
import io.github.proxmoxctl.model.VaultSettings;
import io.github.proxmoxctl.secret.Redactor;
import io.github.proxmoxctl.secret.Secret;
import io.github.proxmoxctl.secret.SecretStore;
import io.github.proxmoxctl.secret.SecretVersion;
import io.github.proxmoxctl.secret.SecretVersion.State;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Secrets in the KV stores (version 2) of HashiCorp Vault or OpenBao. Vault is contacted when the
 * first secret is asked for; what was read is kept for the run, all keys of a path from one
 * request, so that nothing needs Vault once everything was read.
 *
 * <p>May be used by several threads. Whoever reads a secret masks it.
 */
public final class VaultSecrets implements SecretStore, AutoCloseable {

  private final Connection connection;
  private final Diagnosis diagnosis;
  private final Clock clock;
  private final Map<KvPath, KvValues> read = new HashMap<>();
  private final Map<KvPath, SecretVersion> versions = new HashMap<>();

  private VaultSecrets(Connection connection, Clock clock) {
    this.connection = connection;
    this.diagnosis = new Diagnosis(connection);
    this.clock = clock;
  }

  /**
   * Contacts nothing yet.
   *
   * @param caFile {@link VaultSettings#caFile()}, resolved
   * @param local where the token or the secret id for the login is
   * @param redactor masks the token that a login gives
   */
  public static VaultSecrets of(
      VaultSettings settings,
      @Nullable Path caFile,
      SecretStore local,
      Redactor redactor,
      Clock clock) {
    return of(settings, caFile, local, redactor, clock, Timeouts.DEFAULT);
  }

  static VaultSecrets of(
      VaultSettings settings,
      @Nullable Path caFile,
      SecretStore local,
      Redactor redactor,
      Clock clock,
      Timeouts timeouts) {
    Login login = new Login(settings.auth(), local, redactor);
    Clients clients = new Clients(settings, caFile, timeouts);
    return new VaultSecrets(new Connection(clients, login, timeouts), clock);
  }

  @Override
  public synchronized Secret read(SecretReference reference) {
    SecretReference.Vault wanted = inVault(reference);
    KvPath path = KvPath.of(wanted);
    KvValues values = read.get(path);
    if (values == null) {
      values = fetch(path);
      read.put(path, values);
    }
    return values.get(wanted);
  }

  private KvValues fetch(KvPath path) {
    Answer answer = connection.get(path.data());
    Optional<JsonObject> values =
        answer.isOk()
            ? answer.data().flatMap(data -> Answer.object(data, "data"))
            : Optional.empty();
    return KvValues.of(values.orElseThrow(() -> diagnosis.of(path, answer)));
  }

  /** From the metadata, whose reading gives no value; a policy may allow it alone. */
  @Override
  public synchronized SecretVersion versionOf(SecretReference reference) {
    KvPath path = KvPath.of(inVault(reference));
    SecretVersion version = versions.get(path);
    if (version == null) {
      version = fetchVersion(path);
      versions.put(path, version);
    }
    return version;
  }

  private SecretVersion fetchVersion(KvPath path) {
    Answer answer = connection.get(path.metadata());
    if (answer.status() == 403) {
      return new SecretVersion(State.NOT_CHECKED, null);
    }
    if (answer.status() == 404) {
      return new SecretVersion(State.MISSING, path.version());
    }
    JsonObject metadata =
        answer.data().filter(data -> answer.isOk()).orElseThrow(() -> diagnosis.of(path, answer));
    return KvVersions.of(metadata, path.version(), clock.instant());
  }

  private static SecretReference.Vault inVault(SecretReference reference) {
    if (reference instanceof SecretReference.Vault vault) {
      return vault;
    }
    throw new IllegalArgumentException(reference + " is not kept in Vault");
  }

  /** Revokes the token if a login made it. What was read stays; nothing else can be read. */
  @Override
  public synchronized void close() {
    connection.close();
  }
}
