package io.github.proxmoxctl.secret;

import io.github.proxmoxctl.model.SecretReference;
import java.util.Map;

/**
 * The secrets of this machine: variables of the environment and private files. Each value is known
 * to the redactor before it is handed out.
 */
public final class LocalSecretStore implements SecretStore {

  private final EnvironmentSecrets environment;
  private final FileSecrets files = new FileSecrets();
  private final Redactor redactor;

  /**
   * @param environment names and values, as {@link System#getenv()} gives them
   */
  public LocalSecretStore(Map<String, String> environment, Redactor redactor) {
    this.environment = new EnvironmentSecrets(environment);
    this.redactor = redactor;
  }

  @Override
  public Secret read(SecretReference reference) {
    return SecretProblems.masked(reference, find(reference), redactor);
  }

  private Secret find(SecretReference reference) {
    if (reference instanceof SecretReference.Environment variable) {
      return environment.read(variable);
    }
    if (reference instanceof SecretReference.File file) {
      return files.read(file);
    }
    throw SecretProblems.unusable(
        reference, "is not kept on this machine", "use {env: …} or {file: …} here");
  }
}
