package io.github.proxmoxctl.language.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.Reading;
import io.github.proxmoxctl.language.tree.StrictReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.everit.json.schema.Schema;
import org.everit.json.schema.ValidationException;
import org.everit.json.schema.loader.SchemaLoader;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas are our contract with editors: whole, closed and with an example for every field. */
class SchemasTest {

  private static final Path FOLDER = Path.of("..", "schema", "v1");

  static Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyFieldHasADescriptionAndAnExample(String file) throws IOException {
    JSONObject schema = json(file);
    var missing = new ArrayList<String>();
    visit(schema, schema, "#", missing);

    assertThat(schema.getString("$schema")).isEqualTo("http://json-schema.org/draft-07/schema#");
    assertThat(missing).isEmpty();
  }

  @Test
  void documentSchemaChoosesEveryKind() throws IOException {
    List<String> kinds =
        json("document.schema.json")
            .getJSONObject("properties")
            .getJSONObject("kind")
            .getJSONArray("enum")
            .toList()
            .stream()
            .map(String::valueOf)
            .toList();

    List<String> schemas =
        files().filter(file -> !file.startsWith("common") && !file.startsWith("document")).toList();

    assertThat(kinds)
        .hasSameSizeAs(schemas)
        .allSatisfy(
            kind ->
                assertThat(schemas)
                    .contains(kind.toLowerCase(java.util.Locale.ROOT) + ".schema.json"));
  }

  /** As an editor sees it: one schema, with references between the files. */
  @Test
  void documentSchemaAcceptsTheSampleAndNotAMistake() throws IOException {
    Schema schema =
        SchemaLoader.builder()
            .draftV7Support()
            .resolutionScope(FOLDER.toAbsolutePath().normalize().toUri() + "document.schema.json")
            .schemaJson(json("document.schema.json"))
            .build()
            .load()
            .build();
    List<MapNode> documents = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("..", "sample-infra-repo"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
        Reading reading = new StrictReader().read(file.toString(), Files.readString(file));
        reading.documents().forEach(document -> documents.add((MapNode) document.root()));
      }
    }

    assertThat(documents).hasSizeGreaterThan(7);
    for (MapNode document : documents) {
      schema.validate(JsonView.of(document));
      JSONObject mistaken = JsonView.of(document).put("specs", 1);
      assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> schema.validate(mistaken)))
          .isInstanceOf(ValidationException.class);
    }
  }

  /** What a stack may say for all its servers, and an instance for itself, is the server's own. */
  @Test
  void defaultsAndInstancesSayWhatServersSay() throws IOException {
    JSONObject schema = json("server.schema.json");
    JSONObject definitions = schema.getJSONObject("definitions");
    JSONObject spec = schema.getJSONObject("properties").getJSONObject("spec");

    Map<String, Object> instance = fields(definitions.getJSONObject("instance"));
    Map<String, Object> defaults = fields(definitions.getJSONObject("defaults"));
    Map<String, Object> server = fields(spec);

    instance.remove("formerName");
    server.keySet().removeAll(List.of("replicas", "instances"));
    assertThat(instance).isEqualTo(server);
    // a loss is accepted server by server
    server.remove("acknowledge");
    assertThat(defaults).isEqualTo(server);
    assertThat(definitions.getJSONObject("defaults").getJSONArray("x-not-yet").toList())
        .isEqualTo(spec.getJSONArray("x-not-yet").toList());
  }

  private static Map<String, Object> fields(JSONObject schema) {
    return schema.getJSONObject("properties").toMap();
  }

  /** Wherever a schema gives an example or a default, at any depth, it accepts it itself. */
  @ParameterizedTest
  @MethodSource("files")
  void everyExampleAndDefaultIsValid(String file) throws IOException {
    JSONObject whole = json(file);
    JSONObject definitions = new JSONObject();
    for (String one : Stream.concat(files(), Stream.of("common.schema.json", file)).toList()) {
      // of equal names the file's own counts, then what is shared
      JSONObject own = json(one).optJSONObject("definitions", new JSONObject());
      own.keySet().forEach(name -> definitions.put(name, own.get(name)));
    }
    Examples examples = new Examples(definitions);
    examples.check(whole, "#");

    assertThat(examples.invalid).isEmpty();
    assertThat(examples.checked).isPositive();
  }

  /** A checker that accepts everything would prove nothing. */
  @Test
  void anExampleThatIsWrongIsFound() {
    JSONObject schema =
        new JSONObject(
            """
            {"properties": {"a": {"items": {"type": "object", "additionalProperties": false,
              "properties": {"b": {"type": "integer", "examples": ["x"], "default": 1}},
              "examples": [{"c": 1}]}}}}
            """);
    Examples examples = new Examples(new JSONObject());
    examples.check(schema, "#");

    assertThat(examples.checked).isEqualTo(3);
    assertThat(examples.invalid).hasSize(2);
  }

  private static final class Examples {
    private final JSONObject definitions;
    private final List<String> invalid = new ArrayList<>();
    private int checked;

    Examples(JSONObject definitions) {
      this.definitions = definitions;
    }

    void check(Object node, String path) {
      if (node instanceof JSONArray array) {
        for (int index = 0; index < array.length(); index++) {
          check(array.get(index), path + "/" + index);
        }
      }
      if (!(node instanceof JSONObject object)) {
        return;
      }
      // below `properties` these are names of fields, and a field may have any name
      if (object.opt("examples") instanceof JSONArray given && !path.endsWith("properties")) {
        given.forEach(value -> accept(object, value, path + " example"));
      }
      if (object.has("default") && !path.endsWith("properties")) {
        accept(object, object.get("default"), path + " default");
      }
      for (String key : object.keySet()) {
        if (!key.equals("examples") && !key.equals("default") && !key.equals("const")) {
          check(object.get(key), path + "/" + key);
        }
      }
    }

    private static JSONObject inOneFile(JSONObject json) {
      return new JSONObject(json.toString().replaceAll("\"[a-z]+[.]schema[.]json#/", "\"#/"));
    }

    private void accept(JSONObject schema, Object value, String what) {
      checked++;
      JSONObject alone = inOneFile(schema).put("definitions", inOneFile(definitions));
      try {
        SchemaLoader.builder()
            .draftV7Support()
            .schemaJson(alone)
            .build()
            .load()
            .build()
            .validate(value);
      } catch (ValidationException e) {
        invalid.add(what + " " + value + ": " + e.getAllMessages());
      }
    }
  }

  private static JSONObject json(String file) throws IOException {
    return new JSONObject(Files.readString(FOLDER.resolve(file)));
  }

  private static void visit(JSONObject whole, Object value, String path, List<String> missing)
      throws IOException {
    if (!(value instanceof JSONObject object)) {
      return;
    }
    for (String holder : List.of("properties", "patternProperties", "definitions")) {
      JSONObject fields = object.optJSONObject(holder);
      if (fields == null) {
        continue;
      }
      for (String key : fields.keySet()) {
        JSONObject field = resolved(whole, fields.getJSONObject(key));
        boolean isChoiceOfKind = path.contains("allOf");
        if (!isChoiceOfKind
            && (!field.has("description") || field.getJSONArray("examples").isEmpty())) {
          missing.add(path + "/" + key);
        }
        if ("object".equals(field.opt("type")) && !field.has("additionalProperties")) {
          missing.add(path + "/" + key + " is not closed");
        }
        if (!fields.getJSONObject(key).has("$ref")) {
          visit(whole, field, path + "/" + key, missing);
        }
      }
    }
  }

  private static JSONObject resolved(JSONObject whole, JSONObject field) throws IOException {
    String reference = field.optString("$ref", "");
    if (reference.isEmpty()) {
      return field;
    }
    String name = reference.substring(reference.lastIndexOf('/') + 1);
    JSONObject home =
        reference.startsWith("#") ? whole : json(reference.substring(0, reference.indexOf('#')));
    return home.getJSONObject("definitions").getJSONObject(name);
  }
}
