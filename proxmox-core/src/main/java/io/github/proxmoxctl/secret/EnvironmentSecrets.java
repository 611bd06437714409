package io.github.proxmoxctl.secret;

import io.github.proxmoxctl.model.SecretReference;
import java.util.Map;

/** Secrets in variables of the environment. */
final class EnvironmentSecrets {

  private final Map<String, String> environment;

  EnvironmentSecrets(Map<String, String> environment) {
    this.environment = environment;
  }

  Secret read(SecretReference.Environment reference) {
    var value = environment.get(reference.name());
    if (value == null) {
      throw SecretProblems.unusable(
          reference, "is not set", "set the environment variable " + reference.name());
    }
    if (value.isBlank()) {
      throw SecretProblems.unusable(
          reference, "is empty", "give the environment variable " + reference.name() + " a value");
    }
    return Secret.of(value);
  }
}
