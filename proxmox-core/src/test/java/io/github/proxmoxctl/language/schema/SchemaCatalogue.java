package io.github.proxmoxctl.language.schema;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.proxmoxctl.language.Kinds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code schema/catalog.json}, in SchemaStore's form: one schema for all files of an infrastructure
 * repo, and that of each kind to be chosen by hand.
 */
final class SchemaCatalogue {

  static final List<String> FILES =
      List.of(
          "proxmox.yaml",
          "catalog/*.yaml",
          "catalog/**/*.yaml",
          "servers/*.yaml",
          "servers/**/*.yaml");

  private static final String PUBLISHED =
      "https://raw.githubusercontent.com/proxmoxctl/proxmox-maven-plugin/main/schema/v1/";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private SchemaCatalogue() {}

  static String of(Path folder) throws IOException {
    ObjectNode catalogue = MAPPER.createObjectNode();
    catalogue.put("$schema", "https://json.schemastore.org/schema-catalog.json");
    catalogue.put("version", 1);
    ArrayNode schemas = catalogue.putArray("schemas");
    ObjectNode all = schemas.addObject();
    all.put("name", "proxmoxctl");
    all.put("description", "An infrastructure repo of proxmoxctl: every kind, chosen by kind");
    FILES.forEach(all.putArray("fileMatch")::add);
    all.put("url", PUBLISHED + SchemaFiles.fileName(SchemaFiles.DOCUMENT));
    for (String kind : Kinds.words()) {
      String file = SchemaFiles.fileName(Kinds.schema(kind));
      schemas
          .addObject()
          .put("name", "proxmoxctl " + kind)
          .put(
              "description",
              MAPPER.readTree(folder.resolve(file).toFile()).path("description").asText())
          .put("url", PUBLISHED + file);
    }
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
    return MAPPER.writer(printer).writeValueAsString(catalogue) + "\n";
  }
}
