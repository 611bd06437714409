package io.github.proxmoxctl.language.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.proxmoxctl.language.Kinds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The reference of the YAML, made from the schemas: a chapter for each kind, in it a table for each
 * mapping; what the kinds share stands in a chapter of its own.
 */
final class ReferencePage {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int LONGEST_CELL = 44;

  private final Path folder;
  private final Map<String, JsonNode> files = new HashMap<>();
  private final StringBuilder page = new StringBuilder();

  /** Titles of shared sections that were referred to, by definition. */
  private final Map<String, Section> shared = new LinkedHashMap<>();

  /** A mapping that gets a table. */
  private record Section(String title, JsonNode schema, String file) {
    String anchor() {
      return title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
    }
  }

  /** A schema with the file that its references start from. */
  private record Part(JsonNode schema, String file, String definition) {}

  /** The sections of one kind, in the order in which they are found. */
  private final class Chapter {
    private final String kind;
    private final List<Section> found = new ArrayList<>();
    private final Map<String, Section> named = new HashMap<>();

    Chapter(String kind) {
      this.kind = kind;
    }

    /** The section of a mapping: one for each definition, wherever it is used. */
    Section section(Part part, String path) {
      if (part.file.equals(SchemaFiles.COMMON) && !part.definition.isEmpty()) {
        return shared.computeIfAbsent(
            part.definition, name -> new Section(spaced(name), definition(part), part.file));
      }
      String key = part.definition.isEmpty() ? path : part.definition;
      return named.computeIfAbsent(
          key,
          any -> {
            JsonNode schema = part.definition.isEmpty() ? part.schema : definition(part);
            Section section = new Section(kind + ": " + path, schema, part.file);
            found.add(section);
            return section;
          });
    }
  }

  private ReferencePage(Path folder) {
    this.folder = folder;
  }

  static String of(Path folder) {
    var reference = new ReferencePage(folder);
    reference.write();
    return reference.page.toString();
  }

  private void write() {
    page.append(
        """
        # Reference of the YAML

        <!-- Made from schema/v1 by ReferencePageTest; change the schemas, then run it with
             -Dproxmox.test.updateReference=true -->

        Every kind and every field. [language.md](language.md) says how they belong together; an editor shows the same text
        while you type ([how](goals.md#schema-cli-only)), and `proxmoxctl schema <kind>` prints it for
        tools. You need not learn it by heart: `proxmoxctl validate` says for each mistake what to write instead.

        - A file holds one or more documents, with a line `---` between them. Each begins with `apiVersion: proxmoxctl/v1`
          and its `kind`; in `metadata` is its name, in `spec` what it is.
        - **required** stands where a field must be there. Where a default is given, it holds for a field that is left out.
        - Amounts have a unit: `4GiB`, `180d`. Names are lower-case letters, digits and hyphens.
        - There are no anchors, tags, templates or merge keys: a value is what it looks like.

        | kind | stands in | for |
        |---|---|---|
        """);
    for (String kind : Kinds.words()) {
      page.append(
          "| [%s](#%s) | `%s` | %s |\n"
              .formatted(
                  kind,
                  Kinds.schema(kind),
                  Kinds.home(kind),
                  cell(file(Kinds.schema(kind)).path("description").asText())));
    }
    page.append("\nWhat several kinds have: [shared parts](#shared-parts).\n");
    Kinds.words().forEach(this::writeKind);
    writeShared();
  }

  private void writeKind(String kind) {
    String file = Kinds.schema(kind);
    JsonNode schema = file(file);
    page.append("\n## ").append(kind).append("\n\n");
    page.append(schema.path("description").asText());
    String home = Kinds.home(kind);
    page.append("\n\nFiles: `").append(home).append(home.endsWith("/") ? "**/*.yaml" : "");
    page.append("`\n\n```yaml\n");
    page.append(YamlExample.block(example(kind, schema))).append("```\n");
    Chapter chapter = new Chapter(kind);
    for (String field : List.of("metadata", "spec")) {
      Part part = resolve(new Part(schema.path("properties").path(field), file, ""));
      if (part.schema.isObject()) {
        Section section = chapter.section(part, field);
        if (shared.containsValue(section)) {
          page.append("\n`%s`: [%s](#%s).\n".formatted(field, section.title, section.anchor()));
        }
      }
    }
    writeFound(chapter, "###");
  }

  /** A whole document: the schema's own example, else the examples of its parts. */
  private static JsonNode example(String kind, JsonNode schema) {
    if (schema.path("examples").has(0)) {
      return schema.path("examples").path(0);
    }
    return MAPPER
        .createObjectNode()
        .put("apiVersion", "proxmoxctl/v1")
        .put("kind", kind)
        .<ObjectNode>set("metadata", MAPPER.createObjectNode().put("name", "main"))
        .set("spec", schema.path("properties").path("spec").path("examples").path(0));
  }

  private void writeShared() {
    page.append("\n## Shared parts\n");
    Chapter chapter = new Chapter("Shared");
    List<String> written = new ArrayList<>();
    while (written.size() < shared.size()) {
      for (String name : List.copyOf(shared.keySet())) {
        if (!written.contains(name)) {
          written.add(name);
          writeSection(Objects.requireNonNull(shared.get(name)), chapter, "###", "");
          writeFound(chapter, "####");
        }
      }
    }
  }

  private void writeFound(Chapter chapter, String level) {
    List<Section> found = List.copyOf(chapter.found);
    chapter.found.clear();
    for (Section section : found) {
      String path = section.title.substring(section.title.indexOf(": ") + 2);
      writeSection(section, chapter, level, path.equals("spec") ? "" : path);
      // what it is made of comes next
      writeFound(chapter, level);
    }
  }

  private void writeSection(Section section, Chapter chapter, String level, String path) {
    JsonNode schema = section.schema;
    page.append("\n").append(level).append(' ').append(section.title).append("\n\n");
    page.append(schema.path("description").asText()).append("\n\n");
    JsonNode example = schema.path("examples").path(0);
    if (example.isContainerNode() && !path.isEmpty()) {
      page.append("Example: `").append(YamlExample.flow(example)).append("`\n\n");
    } else if (example.isContainerNode() && section.file.equals(SchemaFiles.COMMON)) {
      page.append("Example: `").append(YamlExample.flow(example)).append("`\n\n");
    }
    page.append("| field | value | default | meaning | example |\n|---|---|---|---|---|\n");
    List<String> required =
        StreamSupport.stream(schema.path("required").spliterator(), false)
            .map(JsonNode::asText)
            .toList();
    schema
        .path("properties")
        .properties()
        .forEach(
            field ->
                row(
                    "`" + field.getKey() + "`",
                    new Part(field.getValue(), section.file, ""),
                    required.contains(field.getKey()),
                    within(path, field.getKey()),
                    chapter));
    schema
        .path("patternProperties")
        .properties()
        .forEach(
            field ->
                row(
                    "*any key*: " + form(schema),
                    new Part(field.getValue(), section.file, ""),
                    false,
                    within(path, "*"),
                    chapter));
    if (schema.has("x-not-yet")) {
      page.append("\nKept for later (`validate` answers “not yet”): ")
          .append(
              StreamSupport.stream(schema.path("x-not-yet").spliterator(), false)
                  .map(word -> "`" + word.asText() + "`")
                  .collect(Collectors.joining(", ")))
          .append(".\n");
    }
  }

  private static String within(String path, String field) {
    return path.isEmpty() ? field : path + "." + field;
  }

  private void row(String name, Part given, boolean isRequired, String path, Chapter chapter) {
    Part part = resolve(given);
    JsonNode schema = part.schema;
    String meaning = schema.path("description").asText();
    boolean isLinked = type(part, path, chapter).contains("](#");
    String form = isLinked || name.startsWith("*") ? "" : form(schema);
    if (meaning.toLowerCase(Locale.ROOT).contains(form.toLowerCase(Locale.ROOT))) {
      form = "";
    }
    String standard =
        schema.has("default") ? "`" + YamlExample.flow(schema.path("default")) + "`" : "";
    String example = YamlExample.flow(schema.path("examples").path(0));
    page.append("| ")
        .append(cell(name))
        .append(" | ")
        .append(cell(type(part, path, chapter)))
        .append(" | ")
        .append(cell(isRequired ? "**required**" : standard))
        .append(" | ")
        .append(cell(meaning + (form.isEmpty() ? "" : " Form: " + form + ".")))
        .append(" | ")
        .append(
            example.isEmpty() || (isLinked && example.length() > LONGEST_CELL)
                ? ""
                : cell("`" + example + "`"))
        .append(" |\n");
  }

  /** What the schema tells people to write, as a description. */
  private static String form(JsonNode schema) {
    return schema
        .path("patternErrorMessage")
        .asText()
        .replaceFirst("^write ", "")
        // the example has a column of its own
        .replaceFirst(",? such as:? [^()]*$", "");
  }

  private String type(Part part, String path, Chapter chapter) {
    JsonNode schema = part.schema;
    if (schema.has("const")) {
      return "`" + schema.path("const").asText() + "`";
    }
    if (schema.has("enum")) {
      return StreamSupport.stream(schema.path("enum").spliterator(), false)
          .map(word -> "`" + word.asText() + "`")
          .collect(Collectors.joining(" or "));
    }
    if (schema.has("anyOf")) {
      return StreamSupport.stream(schema.path("anyOf").spliterator(), false)
          .map(one -> type(resolve(new Part(one, part.file, "")), path, chapter))
          .distinct()
          .collect(Collectors.joining(" or "));
    }
    if (schema.path("type").isArray()) {
      return StreamSupport.stream(schema.path("type").spliterator(), false)
          .map(word -> simple(word.asText(), schema))
          .distinct()
          .collect(Collectors.joining(", "));
    }
    return switch (schema.path("type").asText()) {
      case "array" -> {
        Part item = resolve(new Part(schema.path("items"), part.file, ""));
        yield "list: " + type(item, path + "[]", chapter);
      }
      case "object" -> mapping(part, path, chapter);
      default -> simple(schema.path("type").asText(), schema);
    };
  }

  private String mapping(Part part, String path, Chapter chapter) {
    JsonNode schema = part.schema;
    if (!schema.has("properties") && schema.has("patternProperties")) {
      Part value =
          resolve(
              new Part(
                  schema.path("patternProperties").properties().iterator().next().getValue(),
                  part.file,
                  ""));
      if (!part.file.equals(SchemaFiles.COMMON)) {
        return "mapping: " + type(value, path + ".*", chapter);
      }
    }
    Section section = chapter.section(part, path);
    String name = shared.containsValue(section) ? section.title : "mapping";
    return "[" + name + "](#" + section.anchor() + ")";
  }

  private static String simple(String type, JsonNode schema) {
    return switch (type) {
      case "string" -> "text";
      case "boolean" -> "`true` or `false`";
      case "integer", "number" -> {
        String least = schema.path("minimum").asText();
        String most = schema.path("maximum").asText();
        yield "whole number"
            + (least.isEmpty() || most.isEmpty() ? "" : ", " + least + " to " + most);
      }
      case "array" -> "list";
      case "object" -> "mapping";
      default -> type;
    };
  }

  private Part resolve(Part part) {
    String reference = part.schema.path("$ref").asText();
    if (reference.isEmpty()) {
      return part;
    }
    int hash = reference.indexOf('#');
    String file = hash == 0 ? part.file : reference.substring(0, reference.indexOf('.'));
    String name = reference.substring(reference.lastIndexOf('/') + 1);
    Part referred = resolve(new Part(file(file).path("definitions").path(name), file, name));
    if (part.schema.size() == 1) {
      return referred;
    }
    // what the field says of itself is nearer than what its definition says
    ObjectNode own = referred.schema.deepCopy();
    part.schema
        .properties()
        .forEach(
            said -> {
              if (!said.getKey().equals("$ref")) {
                own.set(said.getKey(), said.getValue());
              }
            });
    return new Part(own, referred.file, referred.definition);
  }

  private JsonNode definition(Part part) {
    return file(part.file).path("definitions").path(part.definition);
  }

  private JsonNode file(String name) {
    return files.computeIfAbsent(
        name,
        any -> {
          try {
            return MAPPER.readTree(folder.resolve(SchemaFiles.fileName(name)).toFile());
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }

  /** {@code secretReference} as {@code Secret reference}. */
  private static String spaced(String name) {
    String words = name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;");
  }
}
