package io.github.proxmoxctl.vault;

import io.github.jopenlibs.vault.VaultException;
import io.github.jopenlibs.vault.json.Json;
import io.github.jopenlibs.vault.json.JsonObject;
import io.github.jopenlibs.vault.json.JsonValue;
import io.github.jopenlibs.vault.json.ParseException;
import io.github.jopenlibs.vault.rest.RestResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Vault answered. Its body may hold values of secrets: nothing of it is shown by {@code
 * toString}, and only what is known to be harmless goes into a message.
 */
final class Answer {

  private final int status;
  private final JsonObject body;

  private Answer(int status, JsonObject body) {
    this.status = status;
    this.body = body;
  }

  static Answer of(RestResponse response) {
    return new Answer(
        response.getStatus(), parse(new String(response.getBody(), StandardCharsets.UTF_8)));
  }

  /** For most statuses the driver throws, with the body as a part of its message. */
  static Answer of(VaultException failure) {
    String message = String.valueOf(failure.getMessage());
    int start = message.indexOf('{');
    return new Answer(
        failure.getHttpStatusCode(),
        start < 0 ? new JsonObject() : parse(message.substring(start)));
  }

  private static JsonObject parse(String text) {
    try {
      JsonValue value = Json.parse(text);
      return value.isObject() ? value.asObject() : new JsonObject();
    } catch (ParseException | UnsupportedOperationException e) {
      // a page of a proxy, or nothing
      return new JsonObject();
    }
  }

  int status() {
    return status;
  }

  boolean isOk() {
    return status == 200;
  }

  /** Whether another try may be answered otherwise. */
  boolean isPassing() {
    return status == 412 || status == 429 || status >= 500;
  }

  boolean isSealed() {
    return status == 503 && says("Vault is sealed");
  }

  Optional<JsonObject> data() {
    return object(body, "data");
  }

  /** Whether Vault's own words hold a phrase; the words themselves are never shown. */
  boolean says(String phrase) {
    JsonValue errors = body.get("errors");
    return errors != null && errors.toString().contains(phrase);
  }

  static Optional<JsonObject> object(JsonObject parent, String name) {
    JsonValue value = parent.get(name);
    return value != null && value.isObject() ? Optional.of(value.asObject()) : Optional.empty();
  }

  static String text(JsonObject parent, String name) {
    JsonValue value = parent.get(name);
    return value != null && value.isString() ? value.asString() : "";
  }

  static @Nullable Integer number(JsonObject parent, String name) {
    JsonValue value = parent.get(name);
    try {
      return value != null && value.isNumber() ? Integer.valueOf(value.asInt()) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  @Override
  public String toString() {
    return "Answer[" + status + "]";
  }
}
