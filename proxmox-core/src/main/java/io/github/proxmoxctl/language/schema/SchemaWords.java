package io.github.proxmoxctl.language.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.everit.json.schema.ReferenceSchema;
import org.everit.json.schema.Schema;
import org.json.JSONArray;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** What our schemas say to people: their examples, what to write, what is not there yet. */
final class SchemaWords {

  private SchemaWords() {}

  /** What to write, in the keyword that editors show as well. */
  static Optional<String> remedy(Schema schema) {
    return Optional.ofNullable((String) own(schema, "patternErrorMessage"));
  }

  /** Keys of an object, or values of a choice, that the language reserves for later. */
  static List<String> notYet(Schema schema) {
    return own(schema, "x-not-yet") instanceof List<?> names
        ? names.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** Why such a key is not there, if the schema says so. */
  static Optional<String> whyNotYet(Schema schema, String key) {
    return own(schema, "x-not-yet-reasons") instanceof Map<?, ?> reasons
        ? Optional.ofNullable(reasons.get(key)).map(String::valueOf)
        : Optional.empty();
  }

  /** Where such a key is written instead, if the schema says so. */
  static Optional<String> elsewhere(Schema schema, String key) {
    return own(schema, "x-elsewhere") instanceof Map<?, ?> places
        ? Optional.ofNullable(places.get(key)).map(String::valueOf)
        : Optional.empty();
  }

  /** The first example, as YAML on one line. */
  static Optional<String> example(Schema schema) {
    return own(schema, "examples") instanceof List<?> examples && !examples.isEmpty()
        ? Optional.of(flow(JSONObject.wrap(examples.get(0))))
        : Optional.empty();
  }

  /** What a value is when nobody says, as YAML on one line. */
  static Optional<String> defaultText(Schema schema) {
    return Optional.ofNullable(own(schema, "default")).map(value -> flow(JSONObject.wrap(value)));
  }

  static Schema resolved(Schema schema) {
    return schema instanceof ReferenceSchema reference
        ? resolved(reference.getReferredSchema())
        : schema;
  }

  private static @Nullable Object own(Schema schema, String keyword) {
    return resolved(schema).getUnprocessedProperties().get(keyword);
  }

  /** A value as YAML on one line. */
  static String flow(Object value) {
    if (value instanceof JSONObject object) {
      return object.keySet().stream()
          .sorted()
          .map(key -> key + ": " + flow(object.get(key)))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof JSONArray array) {
      return StreamSupport.stream(array.spliterator(), false)
          .map(SchemaWords::flow)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return String.valueOf(value);
  }
}
