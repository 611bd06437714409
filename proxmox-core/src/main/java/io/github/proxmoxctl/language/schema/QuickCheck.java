package io.github.proxmoxctl.language.schema;

import io.github.proxmoxctl.language.tree.Node;
import io.github.proxmoxctl.language.tree.ScalarNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.json.JSONArray;
import org.json.JSONObject;

/**
 * Whether a document surely fits a schema, told from the tree itself: most documents do, and for
 * these nothing is copied and the schema library is not even loaded. It only ever errs to no;
 * whatever it does not accept, the library judges and explains.
 */
final class QuickCheck {

  /** A keyword that is not known here: the library alone then judges. */
  private static final class NotKnown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotKnown(String keyword) {
      super(keyword, null, false, false);
    }
  }

  /** For people and editors. */
  private static final Set<String> WORDS =
      Set.of(
          "$schema",
          "$id",
          "$comment",
          "title",
          "description",
          "markdownDescription",
          "examples",
          "default",
          "deprecated",
          "patternErrorMessage",
          "definitions");

  /** They are judged together. */
  private static final Set<String> OF_KEYS =
      Set.of("properties", "patternProperties", "additionalProperties");

  private final JSONObject definitions;
  private final Map<String, Predicate<Node>> named = new HashMap<>();

  private QuickCheck(JSONObject definitions) {
    this.definitions = definitions;
  }

  /** The check of a schema; empty when it has a keyword that is not known here. */
  static Optional<Predicate<Node>> of(JSONObject schema) {
    try {
      return Optional.of(new QuickCheck(schema.getJSONObject("definitions")).compile(schema));
    } catch (NotKnown e) {
      return Optional.empty();
    }
  }

  private Predicate<Node> compile(JSONObject schema) {
    List<Predicate<Node>> all = new ArrayList<>();
    for (String keyword : schema.keySet()) {
      if (!isForPeople(keyword) && !OF_KEYS.contains(keyword)) {
        all.add(keyword(keyword, schema));
      }
    }
    if (OF_KEYS.stream().anyMatch(schema::has)) {
      all.add(keys(schema));
    }
    if (all.size() == 1) {
      return all.get(0);
    }
    return node -> {
      for (Predicate<Node> check : all) {
        if (!check.test(node)) {
          return false;
        }
      }
      return true;
    };
  }

  private static boolean isForPeople(String keyword) {
    return WORDS.contains(keyword) || keyword.startsWith("x-");
  }

  private Predicate<Node> keyword(String keyword, JSONObject schema) {
    return switch (keyword) {
      case "$ref" -> reference(schema.getString(keyword));
      case "type" -> type(schema.get(keyword));
      case "required" -> required(texts(schema.getJSONArray(keyword)));
      case "dependencies" -> dependencies(schema.getJSONObject(keyword));
      case "minProperties" -> NodeChecks.ofMap(map -> map.keys().size() >= schema.getInt(keyword));
      case "maxProperties" -> NodeChecks.ofMap(map -> map.keys().size() <= schema.getInt(keyword));
      case "items" -> items(compile(schema.getJSONObject(keyword)));
      case "minItems" -> NodeChecks.ofList(list -> list.items().size() >= schema.getInt(keyword));
      case "maxItems" -> NodeChecks.ofList(list -> list.items().size() <= schema.getInt(keyword));
      case "uniqueItems" ->
          NodeChecks.ofList(list -> !schema.getBoolean(keyword) || NodeChecks.isUnique(list));
      case "enum" -> oneOf(schema.getJSONArray(keyword));
      case "const" -> oneOf(new JSONArray().put(schema.get(keyword)));
      case "anyOf" -> anyOf(schema.getJSONArray(keyword));
      case "allOf" -> allOf(schema.getJSONArray(keyword));
      case "pattern" -> NodeChecks.ofText(new KnownPattern(schema.getString(keyword))::matches);
      case "minLength" ->
          NodeChecks.ofText(text -> NodeChecks.length(text) >= schema.getInt(keyword));
      case "maxLength" ->
          NodeChecks.ofText(text -> NodeChecks.length(text) <= schema.getInt(keyword));
      case "minimum" -> NodeChecks.ofNumber(number -> number >= schema.getLong(keyword));
      case "maximum" -> NodeChecks.ofNumber(number -> number <= schema.getLong(keyword));
      default -> throw new NotKnown(keyword);
    };
  }

  private Predicate<Node> reference(String pointer) {
    String name = pointer.substring(pointer.lastIndexOf('/') + 1);
    if (!pointer.equals("#/definitions/" + name) || !definitions.has(name)) {
      throw new NotKnown(pointer);
    }
    if (!named.containsKey(name)) {
      named.put(name, node -> false); // none of ours holds itself; one that did is not accepted
      named.put(name, compile(definitions.getJSONObject(name)));
    }
    return node -> Objects.requireNonNull(named.get(name)).test(node);
  }

  private static Predicate<Node> type(Object types) {
    Set<String> allowed =
        types instanceof JSONArray several
            ? Set.copyOf(texts(several))
            : Set.of(String.valueOf(types));
    return node -> NodeChecks.isOneOf(allowed, node);
  }

  private Predicate<Node> keys(JSONObject schema) {
    Map<String, Predicate<Node>> known = new HashMap<>();
    JSONObject properties = schema.optJSONObject("properties", new JSONObject());
    properties.keySet().forEach(key -> known.put(key, compile(properties.getJSONObject(key))));
    Map<KnownPattern, Predicate<Node>> patterns = new HashMap<>();
    JSONObject patterned = schema.optJSONObject("patternProperties", new JSONObject());
    patterned
        .keySet()
        .forEach(key -> patterns.put(new KnownPattern(key), compile(patterned.getJSONObject(key))));
    if (!(additional(schema) instanceof Boolean isOpen)) {
      throw new NotKnown("additionalProperties");
    }
    return NodeChecks.ofMap(
        map -> {
          for (var entry : map.entries().entrySet()) {
            if (!fits(entry.getKey(), entry.getValue().value(), isOpen, known, patterns)) {
              return false;
            }
          }
          return true;
        });
  }

  private static boolean fits(
      String key,
      Node value,
      boolean isOpen,
      Map<String, Predicate<Node>> known,
      Map<KnownPattern, Predicate<Node>> patterns) {
    Predicate<Node> own = known.get(key);
    boolean isKnown = isOpen || own != null;
    if (own != null && !own.test(value)) {
      return false;
    }
    for (var pattern : patterns.entrySet()) {
      if (pattern.getKey().matches(key)) {
        isKnown = true;
        if (!pattern.getValue().test(value)) {
          return false;
        }
      }
    }
    return isKnown;
  }

  private static Predicate<Node> required(List<String> keys) {
    return NodeChecks.ofMap(map -> map.keys().containsAll(keys));
  }

  private Predicate<Node> dependencies(JSONObject schema) {
    Map<String, Predicate<Node>> checks = new HashMap<>();
    for (String key : schema.keySet()) {
      checks.put(
          key,
          schema.get(key) instanceof JSONArray keys
              ? required(texts(keys))
              : compile(schema.getJSONObject(key)));
    }
    return NodeChecks.ofMap(
        map ->
            checks.entrySet().stream()
                .allMatch(check -> map.get(check.getKey()) == null || check.getValue().test(map)));
  }

  private static Object additional(JSONObject schema) {
    return schema.has("additionalProperties") ? schema.get("additionalProperties") : true;
  }

  private static Predicate<Node> items(Predicate<Node> item) {
    return NodeChecks.ofList(
        list -> {
          for (Node node : list.items()) {
            if (!item.test(node)) {
              return false;
            }
          }
          return true;
        });
  }

  private Predicate<Node> anyOf(JSONArray schemas) {
    List<Predicate<Node>> checks = all(schemas);
    return node -> checks.stream().anyMatch(check -> check.test(node));
  }

  private Predicate<Node> allOf(JSONArray schemas) {
    List<Predicate<Node>> checks = all(schemas);
    return node -> checks.stream().allMatch(check -> check.test(node));
  }

  private List<Predicate<Node>> all(JSONArray schemas) {
    List<Predicate<Node>> checks = new ArrayList<>();
    for (int index = 0; index < schemas.length(); index++) {
      checks.add(compile(schemas.getJSONObject(index)));
    }
    return checks;
  }

  private static Predicate<Node> oneOf(JSONArray values) {
    Set<String> allowed = new HashSet<>();
    for (Object value : values) {
      if (!(value instanceof String text)) {
        throw new NotKnown("enum");
      }
      allowed.add(text);
    }
    return node ->
        node instanceof ScalarNode scalar
            && NodeChecks.isText(scalar)
            && allowed.contains(scalar.text());
  }

  private static List<String> texts(JSONArray array) {
    return array.toList().stream().map(String::valueOf).toList();
  }
}
