package io.github.proxmoxctl.language.schema;

import com.google.re2j.Pattern;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DidYouMean;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.language.tree.ListNode;
import io.github.proxmoxctl.language.tree.Node;
import io.github.proxmoxctl.language.tree.ScalarNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.everit.json.schema.ArraySchema;
import org.everit.json.schema.EnumSchema;
import org.everit.json.schema.NumberSchema;
import org.everit.json.schema.Schema;
import org.everit.json.schema.StringSchema;

/** A value that its schema does not allow, with what to write instead. */
final class ValueViolation {

  private ValueViolation() {}

  static Diagnostic of(String keyword, Schema schema, Place place) {
    if (schema instanceof EnumSchema choice && place.node() instanceof ScalarNode scalar) {
      return unknownWord(choice, scalar, place);
    }
    if (schema instanceof ArraySchema array && place.node() instanceof ListNode list) {
      return wrongList(keyword, array, list, place);
    }
    if (schema instanceof NumberSchema number && !keyword.equals("type")) {
      return outOfRange(number, place);
    }
    if (schema instanceof StringSchema text && !isWrongForm(text, place.node())) {
      return tooLong(text, place);
    }
    if (keyword.equals("pattern") || (schema instanceof StringSchema && isScalar(place.node()))) {
      return wrongForm(schema, place);
    }
    return WrongType.of(schema, place);
  }

  private static boolean isScalar(Node node) {
    return node instanceof ScalarNode;
  }

  // a number where text belongs is wrong by its form if even in quotes it would be
  private static boolean isWrongForm(StringSchema schema, Node node) {
    return !(node instanceof ScalarNode scalar)
        || !fits(schema, scalar.text())
        || scalar.asInteger().isPresent()
        || scalar.asBoolean().isPresent();
  }

  private static boolean fits(StringSchema schema, String text) {
    return schema.getPattern() == null
        || Pattern.compile(schema.getPattern().pattern()).matcher(text).find();
  }

  private static Diagnostic wrongForm(Schema schema, Place place) {
    ScalarNode scalar = (ScalarNode) place.node();
    StringSchema text = schema instanceof StringSchema string ? string : null;
    boolean isGoodInQuotes =
        scalar.style() == ScalarNode.Style.PLAIN
            && (scalar.asInteger().isPresent() || scalar.asBoolean().isPresent())
            && (text == null || fits(text, scalar.text()));
    if (isGoodInQuotes) {
      return Diagnostic.error(
              "value.type",
              place.path() + " is " + scalar.shape() + "; text belongs here",
              scalar.location())
          .next("put it into quotes: \"" + scalar.text() + "\"");
    }
    return Diagnostic.error(
            "value.format",
            place.path() + " cannot be " + Quoted.of(scalar.text()),
            scalar.location())
        .next(
            Optional.ofNullable(text)
                .flatMap(wanted -> NearestForm.of(scalar.text(), wanted))
                .map(meant -> "did you mean " + Quoted.of(meant) + "?")
                .or(() -> SchemaWords.remedy(schema))
                .orElse("write another text"));
  }

  private static Diagnostic tooLong(StringSchema schema, Place place) {
    return Diagnostic.error(
            "value.length",
            place.path() + " is longer than " + schema.getMaxLength() + " characters",
            place.node().location())
        .next("shorten it");
  }

  private static Diagnostic unknownWord(EnumSchema schema, ScalarNode scalar, Place place) {
    if (SchemaWords.notYet(schema).contains(scalar.text())) {
      return Diagnostic.error(
              "value.notYet",
              place.path() + " " + Quoted.of(scalar.text()) + " is not supported yet",
              scalar.location())
          .next("leave it out for now; the word is kept for it");
    }
    var words = schema.getPossibleValuesAsList().stream().map(String::valueOf).toList();
    return Diagnostic.error(
            "value.unknown",
            place.path() + " cannot be " + Quoted.of(scalar.text()),
            scalar.location())
        .next(
            DidYouMean.nearest(scalar.text(), words)
                .map(word -> "did you mean " + Quoted.of(word) + "?")
                .or(() -> SchemaWords.remedy(schema))
                .orElse("write one of: " + String.join(", ", words)));
  }

  private static Diagnostic outOfRange(NumberSchema schema, Place place) {
    String text = place.node() instanceof ScalarNode scalar ? scalar.text() : "";
    return Diagnostic.error(
            "value.range", place.path() + " cannot be " + Quoted.of(text), place.node().location())
        .next("write a number from " + schema.getMinimum() + " to " + schema.getMaximum());
  }

  private static Diagnostic wrongList(
      String keyword, ArraySchema schema, ListNode list, Place place) {
    if (keyword.equals("uniqueItems")) {
      Map<String, Location> seen = new HashMap<>();
      for (Node item : list.items()) {
        String text = JsonView.text(item);
        Location first = seen.putIfAbsent(text, item.location());
        if (first != null) {
          return Diagnostic.error(
                  "list.duplicate",
                  shown(item, text) + " is twice in " + place.path(),
                  item.location())
              .next("remove one of them")
              .see(first, "first written here");
        }
      }
    }
    return Diagnostic.error("list.short", place.path() + " is empty", place.key())
        .next(
            SchemaWords.example(schema)
                .map(example -> "write at least one, such as " + example)
                .orElse("write at least one"));
  }

  private static String shown(Node item, String text) {
    return item instanceof ScalarNode scalar ? Quoted.of(scalar.text()) : Quoted.visible(text);
  }
}
