package io.github.proxmoxctl.vault;

import io.github.jopenlibs.vault.json.JsonObject;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import java.util.Optional;

/** Finds out why a secret was not given, by asking Vault what its refusal leaves open. */
final class Diagnosis {

  private final Connection connection;

  Diagnosis(Connection connection) {
    this.connection = connection;
  }

  /** Why this was no 200 with data. */
  DiagnosticException of(KvPath secret, Answer answer) {
    return switch (answer.status()) {
      case 200 -> ServerFaults.answer(connection.address());
      case 401, 403 -> refused(secret);
      case 404 -> missing(secret, answer);
      default -> ServerFaults.refused(connection.address(), secret.data(), answer.status());
    };
  }

  private DiagnosticException refused(KvPath secret) {
    if (connection.get("auth/token/lookup-self").status() == 403) {
      return ServerFaults.token(
          connection.address(),
          connection.identity(),
          "it is expired, revoked, used up, or made in another namespace");
    }
    return SecretFaults.denied(secret, secret.data(), connection.identity());
  }

  private DiagnosticException missing(KvPath secret, Answer answer) {
    if (answer.says("namespace not found")) {
      return ServerFaults.namespace(connection.address());
    }
    Optional<JsonObject> version = answer.data().flatMap(data -> Answer.object(data, "metadata"));
    if (version.isPresent()) {
      return SecretFaults.gone(
          secret,
          Answer.number(version.get(), "version"),
          version.get().getBoolean("destroyed", false));
    }
    return mount(secret).orElseGet(() -> path(secret));
  }

  /** What is wrong with the mount, if it is that. */
  private Optional<DiagnosticException> mount(KvPath secret) {
    Answer answer = connection.get(secret.mountDescription());
    if (answer.status() == 403) {
      return Optional.of(SecretFaults.mountMissing(secret, connection.identity()));
    }
    return answer
        .data()
        .map(Diagnosis::kind)
        .filter(kind -> !kind.equals("kv version 2"))
        .map(kind -> SecretFaults.mountOfOtherKind(secret, kind));
  }

  private static String kind(JsonObject mount) {
    String type = Answer.text(mount, "type");
    if (!type.equals("kv") && !type.equals("generic")) {
      return type;
    }
    String version = Answer.object(mount, "options").map(o -> Answer.text(o, "version")).orElse("");
    return "kv version " + (version.isEmpty() ? "1" : version);
  }

  private DiagnosticException path(KvPath secret) {
    if (secret.version() == null) {
      return SecretFaults.missing(secret);
    }
    Answer versions = connection.get(secret.metadata());
    return versions.status() == 404
        ? SecretFaults.missing(secret)
        : SecretFaults.versionMissing(
            secret,
            versions.data().map(data -> Answer.number(data, "current_version")).orElse(null));
  }
}
