package io.github.proxmoxctl.language.schema;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.language.tree.Node;
import io.github.proxmoxctl.language.tree.ScalarNode;
import java.util.Locale;
import java.util.Optional;
import org.everit.json.schema.ArraySchema;
import org.everit.json.schema.BooleanSchema;
import org.everit.json.schema.NumberSchema;
import org.everit.json.schema.ObjectSchema;
import org.everit.json.schema.Schema;
import org.everit.json.schema.StringSchema;

/** A value of the wrong shape: text for a number, a list for a mapping. */
final class WrongType {

  private WrongType() {}

  static Diagnostic of(Schema schema, Place place) {
    Node node = place.node();
    String wanted = wanted(schema);
    String summary =
        wanted.isEmpty()
            ? place.path() + " cannot be " + given(node)
            : place.path() + " is " + given(node) + "; " + wanted + " belongs here";
    return Diagnostic.error("value.type", summary, node.location()).next(remedy(schema, node));
  }

  private static String given(Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      return node.shape();
    }
    boolean isQuoted = scalar.style() == ScalarNode.Style.QUOTED;
    return (isQuoted ? "the text " : "") + Quoted.of(scalar.text());
  }

  private static String wanted(Schema schema) {
    if (schema instanceof BooleanSchema) {
      return "a boolean";
    }
    if (schema instanceof NumberSchema) {
      return "a whole number";
    }
    if (schema instanceof ArraySchema) {
      return "a list";
    }
    if (schema instanceof StringSchema) {
      return "text";
    }
    return schema instanceof ObjectSchema ? "a mapping" : "";
  }

  private static String remedy(Schema schema, Node node) {
    String text = node instanceof ScalarNode scalar ? scalar.text() : "";
    if (schema instanceof BooleanSchema) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "yes", "on", "true", "y", "1" -> "write true";
        case "no", "off", "false", "n", "0" -> "write false";
        default -> "write true or false";
      };
    }
    if (schema instanceof NumberSchema) {
      Optional<String> number = PlainNumber.meant(text);
      if (number.isPresent()) {
        boolean isQuoted = number.get().equals(text);
        return "write " + number.get() + (isQuoted ? " without quotes" : "");
      }
    }
    if (schema instanceof ArraySchema array && !text.isEmpty() && takesText(array)) {
      return "write [" + Quoted.visible(text.replaceAll("\\s*,\\s*", ", ")) + "]";
    }
    String wanted = wanted(schema);
    String example = SchemaWords.example(schema).map(shown -> ", such as " + shown).orElse("");
    if (schema instanceof ObjectSchema object && isOfAnyKeys(object) && !example.isEmpty()) {
      // what the schema has to say is about its keys
      return "write a mapping" + example;
    }
    if (wanted.isEmpty() && isPlainWord(node) && SchemaWords.remedy(schema).isEmpty()) {
      return "put it into quotes: \"" + text + "\"";
    }
    return SchemaWords.remedy(schema)
        .orElse("write " + (wanted.isEmpty() ? "it in another form" : wanted) + example);
  }

  // deprecated for its type, but its successor is not public
  @SuppressWarnings("deprecation")
  private static boolean isOfAnyKeys(ObjectSchema schema) {
    return !schema.getPatternProperties().isEmpty();
  }

  // what a list of mappings lacks is not brackets
  private static boolean takesText(ArraySchema list) {
    Schema item = list.getAllItemSchema();
    return item == null || !(SchemaWords.resolved(item) instanceof ObjectSchema);
  }

  private static boolean isPlainWord(Node node) {
    return node instanceof ScalarNode scalar
        && (scalar.asBoolean().isPresent() || scalar.asInteger().isPresent());
  }
}
