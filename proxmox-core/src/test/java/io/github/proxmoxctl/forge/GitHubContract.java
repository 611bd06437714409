package io.github.proxmoxctl.forge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.everit.json.schema.Schema;
import org.everit.json.schema.ValidationException;
import org.everit.json.schema.loader.SchemaLoader;
import org.json.JSONObject;
import org.json.JSONTokener;
import org.jspecify.annotations.Nullable;

/** GitHub's published description of its API, as far as a request or an answer needs it. */
final class GitHubContract {

  private static final String FILE = "github-api/api.github.com.json";
  private static final Pattern TEMPLATE = Pattern.compile("\\{[a-z_]+}");
  private static final GitHubContract PUBLISHED = new GitHubContract(read());

  private final JsonNode description;
  private final Map<String, Schema> schemas = new HashMap<>();

  private GitHubContract(JsonNode description) {
    this.description = description;
  }

  static GitHubContract published() {
    return PUBLISHED;
  }

  private static JsonNode read() {
    Path file = cache().resolve(FILE);
    assertThat(file)
        .as("GitHub's API description is missing: run tools/setup --test")
        .isRegularFile();
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new AssertionError(file + " cannot be read: run tools/setup --test", e);
    }
  }

  private static Path cache() {
    Map<String, String> environment = System.getenv();
    String own = environment.getOrDefault("PROXMOXCTL_CACHE", "");
    if (!own.isBlank()) {
      return Path.of(own);
    }
    String shared = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path folder =
        shared.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(shared);
    return folder.resolve("proxmoxctl");
  }

  /** GitHub's own example of an answer. */
  ObjectNode example(String name) {
    return description.path("components").path("examples").path(name).path("value").deepCopy();
  }

  /** A request that was sent: its path is described, and so is all that it says. */
  JsonNode operation(String method, String target, String body) {
    String path = target.replaceFirst("\\?.*", "");
    JsonNode operation = description.path("paths").path(template(path, method)).path(lower(method));
    assertThat(operation.isObject()).as("GitHub describes %s %s", method, path).isTrue();
    checkQuery(operation, target);
    JsonNode schema =
        operation.path("requestBody").path("content").path("application/json").path("schema");
    if (schema.isMissingNode()) {
      assertThat(body).as("%s %s has no body", method, path).isEmpty();
    } else {
      assertThat(problems(schema, body)).as("body of %s %s", method, path).isEmpty();
      Set<String> known = new TreeSet<>();
      schema.path("properties").fieldNames().forEachRemaining(known::add);
      assertThat(new JSONObject(body).keySet()).isSubsetOf(known);
    }
    return operation;
  }

  /** An answer of our fake: of a status and a shape that GitHub describes for the request. */
  void answer(JsonNode operation, int status, String body) {
    JsonNode response = resolved(operation.path("responses").path(String.valueOf(status)));
    if (response.isMissingNode()) {
      // 401, rate limits and faults can answer every request, and are described for few
      assertThat(status).isIn(301, 401, 403, 404, 422, 429, 500, 502, 503);
      return;
    }
    JsonNode schema = response.path("content").path("application/json").path("schema");
    if (!schema.isMissingNode()) {
      assertThat(problems(schema, body)).as("answer %d of the fake", status).isEmpty();
    }
  }

  private String template(String path, String method) {
    List<String> found = new ArrayList<>();
    description
        .path("paths")
        .fieldNames()
        .forEachRemaining(
            template -> {
              String literal = TEMPLATE.matcher(template).replaceAll("\\\\E[^/]+\\\\Q");
              if (path.matches("\\Q" + literal + "\\E")
                  && description.path("paths").path(template).has(lower(method))) {
                found.add(template);
              }
            });
    assertThat(found).as("%s %s", method, path).hasSize(1);
    return found.get(0);
  }

  private void checkQuery(JsonNode operation, String target) {
    Map<String, JsonNode> known = new HashMap<>();
    operation
        .path("parameters")
        .forEach(
            parameter -> {
              JsonNode it = resolved(parameter);
              if (it.path("in").asText().equals("query")) {
                known.put(it.path("name").asText(), it.path("schema"));
              }
            });
    if (target.contains("?")) {
      for (String pair : target.replaceFirst(".*\\?", "").split("&", -1)) {
        String[] parts = pair.split("=", 2);
        assertThat(known).containsKey(parts[0]);
        JsonNode schema = Objects.requireNonNull(known.get(parts[0]));
        assertThat(problems(schema, parts[1])).as("query %s", pair).isEmpty();
      }
    }
  }

  private List<String> problems(JsonNode schema, String json) {
    Schema loaded = schemas.computeIfAbsent(schema.toString(), text -> load(schema));
    try {
      loaded.validate(new JSONTokener(json).nextValue());
      return List.of();
    } catch (ValidationException e) {
      return e.getAllMessages();
    }
  }

  private Schema load(JsonNode schema) {
    ObjectNode whole = new ObjectMapper().createObjectNode();
    ObjectNode definitions = whole.putObject("definitions");
    JsonNode body = draft7(schema.deepCopy(), definitions);
    ObjectNode root = body.deepCopy();
    root.set("definitions", definitions);
    return SchemaLoader.builder()
        .draftV7Support()
        .schemaJson(new JSONObject(root.toString()))
        .build()
        .load()
        .build();
  }

  /** OpenAPI 3.0 as draft-07: {@code nullable}, and the references that are really used. */
  private ObjectNode draft7(JsonNode node, ObjectNode definitions) {
    ObjectNode object = (ObjectNode) node;
    object.remove(List.of("example", "examples", "discriminator", "deprecated", "format"));
    @Nullable JsonNode reference = object.get("$ref");
    if (reference != null) {
      String name = reference.asText().replaceFirst(".*/", "");
      if (!definitions.has(name)) {
        definitions.putObject(name);
        JsonNode target = description.path("components").path("schemas").path(name);
        definitions.set(name, draft7(target.deepCopy(), definitions));
      }
      object.put("$ref", "#/definitions/" + name);
      return object;
    }
    object.properties().forEach(entry -> children(entry.getKey(), entry.getValue(), definitions));
    for (String key : List.of("items", "additionalProperties")) {
      if (object.path(key).isObject()) {
        object.set(key, draft7(object.get(key), definitions));
      }
    }
    return object.path("nullable").asBoolean() ? nullable(object) : object;
  }

  private void children(String key, JsonNode value, ObjectNode definitions) {
    if (key.equals("properties")) {
      ObjectNode properties = (ObjectNode) value;
      List<String> names = new ArrayList<>();
      properties.fieldNames().forEachRemaining(names::add);
      names.forEach(name -> properties.set(name, draft7(properties.get(name), definitions)));
    } else if (Set.of("allOf", "anyOf", "oneOf").contains(key)) {
      ArrayNode list = (ArrayNode) value;
      for (int i = 0; i < list.size(); i++) {
        list.set(i, draft7(list.get(i), definitions));
      }
    }
  }

  private static ObjectNode nullable(ObjectNode object) {
    object.remove("nullable");
    ObjectNode either = new ObjectMapper().createObjectNode();
    either.putArray("anyOf").add(object).addObject().put("type", "null");
    return either;
  }

  private JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asText("");
    return reference.isEmpty() ? node : description.at(reference.substring(1));
  }

  private static String lower(String method) {
    return method.toLowerCase(Locale.ROOT);
  }
}
