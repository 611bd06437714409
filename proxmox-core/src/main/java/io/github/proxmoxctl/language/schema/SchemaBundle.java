package io.github.proxmoxctl.language.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** A schema with all that it refers to in one file: each other file is one of its definitions. */
public final class SchemaBundle {

  private static final String ENDING = ".schema.json";
  private static final String DEFINITIONS = "definitions";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final String root;
  private final Map<String, ObjectNode> others = new LinkedHashMap<>();

  private SchemaBundle(String root) {
    this.root = root;
  }

  /**
   * The schema, for a reader that has no other file.
   *
   * @param name as {@link SchemaFiles#text} takes it
   */
  public static ObjectNode of(String name) {
    var bundle = new SchemaBundle(name);
    ObjectNode schema = parse(name);
    bundle.redirect(schema, name);
    ObjectNode definitions = schema.withObject("/" + DEFINITIONS);
    bundle.others.forEach(
        (other, content) -> {
          if (definitions.has(other)) {
            throw new IllegalStateException(name + " has a definition named as a file: " + other);
          }
          definitions.set(other, content);
        });
    return schema;
  }

  private static ObjectNode parse(String name) {
    try {
      return (ObjectNode) MAPPER.readTree(SchemaFiles.text(name));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void redirect(JsonNode node, String owner) {
    if (node instanceof ObjectNode object && object.get("$ref") instanceof TextNode reference) {
      object.put("$ref", target(reference.asText(), owner));
    }
    node.forEach(child -> redirect(child, owner));
  }

  private String target(String reference, String owner) {
    int hash = reference.indexOf('#');
    String within = hash < 0 ? "" : reference.substring(hash + 1);
    String file = hash < 0 ? reference : reference.substring(0, hash);
    String name = file.isEmpty() ? owner : file.substring(0, file.length() - ENDING.length());
    if (name.equals(root)) {
      return "#" + within;
    }
    include(name);
    return "#/" + DEFINITIONS + "/" + name + within;
  }

  private void include(String name) {
    if (!others.containsKey(name)) {
      ObjectNode content = parse(name);
      content.remove("$schema");
      others.put(name, content);
      redirect(content, name);
    }
  }
}
