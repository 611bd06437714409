package io.github.proxmoxctl.operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.everit.json.schema.Schema;
import org.everit.json.schema.ValidationException;
import org.everit.json.schema.loader.SchemaLoader;
import org.json.JSONArray;
import org.json.JSONObject;

/**
 * A published schema of a result file, made stricter for our own results: for a reader every object
 * is open, since keys may be added, but we add none without describing it.
 */
final class ResultSchema {

  private static final Path FOLDER = Path.of("..", "schema", "results");

  private final Schema schema;

  private ResultSchema(Schema schema) {
    this.schema = schema;
  }

  /**
   * The schema of a goal's result.
   *
   * @param isClosed whether keys that it does not describe are violations
   */
  static ResultSchema of(String goal, boolean isClosed) {
    JSONObject json = new JSONObject(text(goal).replace("common.schema.json#/", "#/"));
    JSONObject definitions =
        json.has("definitions") ? json.getJSONObject("definitions") : new JSONObject();
    JSONObject shared = new JSONObject(text("common")).getJSONObject("definitions");
    shared.keySet().forEach(name -> definitions.putOnce(name, shared.get(name)));
    json.put("definitions", definitions);
    if (isClosed) {
      close(json);
    }
    return new ResultSchema(
        SchemaLoader.builder().draftV7Support().schemaJson(json).build().load().build());
  }

  private static void close(Object node) {
    if (node instanceof JSONObject object) {
      if (object.opt("properties") instanceof JSONObject) {
        object.put("additionalProperties", false);
      }
      object.keySet().forEach(key -> close(object.get(key)));
    } else if (node instanceof JSONArray array) {
      array.forEach(ResultSchema::close);
    }
  }

  /** Every violation, with its place; empty when the result is as described. */
  List<String> violations(String result) {
    try {
      schema.validate(new JSONObject(result));
      return List.of();
    } catch (ValidationException e) {
      return e.getAllMessages();
    }
  }

  private static String text(String name) {
    try {
      return Files.readString(FOLDER.resolve(name + ".schema.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
