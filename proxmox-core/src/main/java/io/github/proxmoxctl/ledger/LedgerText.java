package io.github.proxmoxctl.ledger;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.github.proxmoxctl.diagnostic.Location;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Ledger files as text: every string quoted, so that no reader of YAML takes {@code 22:22} for a
 * number, and byte-identical for identical content.
 */
final class LedgerText {

  private static final int LARGEST = 64 << 20;
  private static final int DEEPEST = 32;

  private static final YAMLFactory YAML =
      YAMLFactory.builder()
          .loaderOptions(loaderOptions())
          .stringQuotingChecker(new QuotedNames())
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .disable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .build();
  private static final ObjectMapper MAPPER = new ObjectMapper(YAML);

  private LedgerText() {}

  /**
   * @param header what the file is, one comment line
   */
  static String write(String header, ObjectNode content) {
    StringWriter text = new StringWriter();
    text.append("# ").append(header).append('\n');
    try (JsonGenerator generator = YAML.createGenerator(text)) {
      MAPPER.writeTree(generator, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /**
   * Reads YAML or JSON.
   *
   * @param file how to name it in messages
   */
  static Node read(String file, byte[] content) {
    try (YAMLParser parser = YAML.createParser(new String(content, StandardCharsets.UTF_8))) {
      if (parser.nextToken() == null) {
        throw LedgerProblems.damaged(Location.ofFile(file), "the file is empty");
      }
      Node document = node(file, parser);
      if (parser.nextToken() != null) {
        throw LedgerProblems.damaged(at(file, parser), "there is a second document");
      }
      return document;
    } catch (JsonProcessingException e) {
      var where = e.getLocation();
      Location at =
          where == null || where.getLineNr() < 1
              ? Location.ofFile(file)
              : new Location(file, where.getLineNr(), Math.max(1, where.getColumnNr()), 1);
      throw LedgerProblems.damaged(at, "it is no valid YAML: " + e.getOriginalMessage());
    } catch (IOException | RuntimeException e) {
      if (e instanceof io.github.proxmoxctl.diagnostic.DiagnosticException known) {
        throw known;
      }
      throw LedgerProblems.damaged(Location.ofFile(file), "it cannot be read: " + e.getMessage());
    }
  }

  private static Node node(String file, YAMLParser parser) throws IOException {
    Location at = at(file, parser);
    if (parser.isCurrentAlias() || parser.getTypeId() != null) {
      throw LedgerProblems.damaged(at, "aliases and tags are not written by proxmoxctl");
    }
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> new Node(Node.Kind.OBJECT, at, "", fields(file, parser), List.of());
      case START_ARRAY -> new Node(Node.Kind.LIST, at, "", Map.of(), items(file, parser));
      case VALUE_STRING -> scalar(Node.Kind.TEXT, at, parser);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalar(Node.Kind.NUMBER, at, parser);
      case VALUE_TRUE, VALUE_FALSE -> scalar(Node.Kind.BOOLEAN, at, parser);
      case VALUE_NULL -> scalar(Node.Kind.NULL, at, parser);
      default -> throw LedgerProblems.damaged(at, "the file ends in the middle");
    };
  }

  private static Node scalar(Node.Kind kind, Location at, JsonParser parser) throws IOException {
    return new Node(kind, at, parser.getText(), Map.of(), List.of());
  }

  private static Map<String, Node> fields(String file, YAMLParser parser) throws IOException {
    Map<String, Node> fields = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      fields.put(name, node(file, parser));
    }
    return fields;
  }

  private static List<Node> items(String file, YAMLParser parser) throws IOException {
    List<Node> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node(file, parser));
    }
    return items;
  }

  private static Location at(String file, YAMLParser parser) {
    var where = parser.currentTokenLocation();
    return new Location(file, Math.max(1, where.getLineNr()), Math.max(1, where.getColumnNr()), 1);
  }

  private static LoaderOptions loaderOptions() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(LARGEST);
    options.setNestingDepthLimit(DEEPEST);
    return options;
  }
}
