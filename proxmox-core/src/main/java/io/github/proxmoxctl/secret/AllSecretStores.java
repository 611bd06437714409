package io.github.proxmoxctl.secret;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.model.SecretReference;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Every store there is, as one: each reference goes to its own, and each value is masked. */
public final class AllSecretStores implements SecretStore {

  private final SecretStore local;
  private final Supplier<SecretStore> vault;
  private final Redactor redactor;

  /**
   * @param local for the environment and files
   * @param vault asked for each reference to Vault, and for no other
   */
  public AllSecretStores(SecretStore local, Supplier<SecretStore> vault, Redactor redactor) {
    this.local = local;
    this.vault = vault;
    this.redactor = redactor;
  }

  @Override
  public Secret read(SecretReference reference) {
    return SecretProblems.masked(reference, storeOf(reference).read(reference), redactor);
  }

  @Override
  public SecretVersion versionOf(SecretReference reference) {
    return storeOf(reference).versionOf(reference);
  }

  private SecretStore storeOf(SecretReference reference) {
    return reference instanceof SecretReference.Vault ? vault.get() : local;
  }

  /**
   * Reads all of them before anything is changed.
   *
   * @throws DiagnosticException with what is wrong with each of them, one problem per cause
   */
  public Map<SecretReference, Secret> readAll(Collection<? extends SecretReference> references) {
    Map<SecretReference, Secret> secrets = new LinkedHashMap<>();
    Set<Diagnostic> problems = new LinkedHashSet<>();
    for (SecretReference reference : new LinkedHashSet<>(references)) {
      try {
        secrets.put(reference, read(reference));
      } catch (DiagnosticException e) {
        if (e.outcome() != Outcome.ERROR) {
          throw e;
        }
        problems.addAll(e.diagnostics());
      }
    }
    if (!problems.isEmpty()) {
      throw new DiagnosticException(Outcome.ERROR, List.copyOf(problems));
    }
    return secrets;
  }
}
