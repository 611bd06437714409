package io.github.proxmoxctl.language.schema;

import com.google.re2j.Pattern;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DidYouMean;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.language.tree.MapNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.everit.json.schema.ObjectSchema;
import org.everit.json.schema.Schema;
import org.jspecify.annotations.Nullable;

/** The keys of one mapping against its schema: unknown ones and missing ones. */
final class KeyViolations {

  private final ObjectSchema schema;
  private final Place place;
  private final MapNode map;

  KeyViolations(ObjectSchema schema, Place place, MapNode map) {
    this.schema = schema;
    this.place = place;
    this.map = map;
  }

  List<Diagnostic> all() {
    var all = new ArrayList<Diagnostic>();
    var meant = new ArrayList<String>();
    List<String> early = map.keys().stream().filter(SchemaWords.notYet(schema)::contains).toList();
    if (!early.isEmpty() && isChoice()) {
      // what stands beside it belongs to it
      return List.of(unknown(early.get(0), map.keyLocation(early.get(0))));
    }
    List<String> unknown = map.keys().stream().filter(key -> !isKnown(key)).toList();
    List<String> absent =
        schema.getRequiredProperties().stream().filter(key -> !map.keys().contains(key)).toList();
    for (String key : unknown) {
      String part = home(key);
      if (part != null) {
        // all that stand outside of the same part are one mistake
        if (!meant.contains(part) || map.keys().contains(part)) {
          all.add(outside(key, part));
        }
        meant.add(part);
      } else {
        nearest(key).ifPresent(meant::add);
        Diagnostic problem = unknown(key, map.keyLocation(key));
        if (absent.size() == 1 && unknown.size() == 1 && nearest(key).isEmpty() && isPlain(key)) {
          meant.add(absent.get(0));
          problem =
              problem.next("did you mean " + Quoted.of(absent.get(0)) + ", which is missing?");
        }
        all.add(problem);
      }
      if (isChoice()) {
        // what stands beside it belongs to it
        break;
      }
    }
    // a misspelt key is one mistake, not an unknown and a missing one
    absent.stream()
        .filter(key -> !meant.contains(key) && !isOneTooDeep(key))
        .map(this::missing)
        .forEach(all::add);
    if (all.isEmpty() && absent.isEmpty()) {
      all.add(wrongCount());
    }
    return all;
  }

  private Optional<String> nearest(String key) {
    return DidYouMean.nearest(
        key,
        schema.getPropertySchemas().keySet().stream()
            .filter(name -> !map.keys().contains(name))
            .toList());
  }

  private boolean isPlain(String key) {
    return !SchemaWords.notYet(schema).contains(key) && keyPatterns().findAny().isEmpty();
  }

  /** The part of this mapping that a key belongs into; null when it is not known there either. */
  private @Nullable String home(String key) {
    if (SchemaWords.notYet(schema).contains(key) || nearest(key).isPresent()) {
      return null;
    }
    return schema.getPropertySchemas().entrySet().stream()
        .filter(part -> hasKey(part.getValue(), key) && !hasOwn(part.getKey(), key))
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst()
        .orElse(null);
  }

  private boolean hasOwn(String part, String key) {
    MapNode there = map.map(part);
    return there != null && there.keys().contains(key);
  }

  private static boolean hasKey(Schema part, String key) {
    return SchemaWords.resolved(part) instanceof ObjectSchema object
        && object.getPropertySchemas().containsKey(key);
  }

  private Diagnostic outside(String key, String part) {
    boolean isBlock = place.path().isEmpty();
    String given = map.text(key);
    String written =
        isBlock || given == null
            ? "write it below `" + part + ":`, indented"
            : "write `" + part + ": {" + key + ": " + Quoted.visible(given) + "}`";
    return Diagnostic.error(
            "key.unknown",
            Quoted.of(key) + " belongs into " + Quoted.of(part),
            map.keyLocation(key))
        .next(map.keys().contains(part) ? "write it below `" + part + ":`, indented" : written);
  }

  /** Whether a part that has no such key has it all the same: there it is reported. */
  private boolean isOneTooDeep(String key) {
    return map.keys().stream().anyMatch(part -> hasOwn(part, key) && isClosedWithout(key, part));
  }

  // deprecated for its type, but its successor is not public
  @SuppressWarnings("deprecation")
  private boolean isClosedWithout(String key, String part) {
    Schema found = schema.getPropertySchemas().get(part);
    return found != null
        && SchemaWords.resolved(found) instanceof ObjectSchema object
        && !object.permitsAdditionalProperties()
        && object.getPatternProperties().isEmpty()
        && !object.getPropertySchemas().containsKey(key);
  }

  private boolean isChoice() {
    return schema.getMaxProperties() != null && schema.getMaxProperties() == 1;
  }

  private boolean isKnown(String key) {
    return schema.permitsAdditionalProperties()
        || schema.getPropertySchemas().containsKey(key)
        || keyPatterns().anyMatch(pattern -> Pattern.compile(pattern).matcher(key).find());
  }

  // deprecated for its type, but its successor is not public
  @SuppressWarnings("deprecation")
  private Stream<String> keyPatterns() {
    return schema.getPatternProperties().keySet().stream().map(java.util.regex.Pattern::pattern);
  }

  private Diagnostic unknown(String key, Location location) {
    if (SchemaWords.notYet(schema).contains(key)) {
      Diagnostic problem =
          Diagnostic.error("key.notYet", Quoted.of(key) + " is not supported yet", location)
              .next("leave it out for now; the word is kept for it");
      return SchemaWords.whyNotYet(schema, key).map(problem::because).orElse(problem);
    }
    if (keyPatterns().findAny().isPresent()) {
      return Diagnostic.error(
              "key.format", Quoted.of(key) + " cannot be a key of " + place.path(), location)
          .next(SchemaWords.remedy(schema).orElse("write another key"));
    }
    var known = schema.getPropertySchemas().keySet();
    var suggestion = nearest(key);
    String where = place.path().isEmpty() ? "here" : "in " + place.path();
    return Diagnostic.error(
            "key.unknown", "there is no key " + Quoted.of(key) + " " + where, location)
        .next(
            SchemaWords.elsewhere(schema, key)
                .or(() -> suggestion.map(name -> "did you mean " + Quoted.of(name) + "?"))
                .or(() -> tooDeep(key))
                .orElseGet(
                    () -> "possible here: " + String.join(", ", known.stream().sorted().toList())));
  }

  // the document's own parts are known without its schema
  private Optional<String> tooDeep(String key) {
    return place.path().equals("metadata") && key.equals("spec")
        ? Optional.of("indent it less: it belongs beside `metadata`")
        : Optional.empty();
  }

  private Diagnostic missing(String key) {
    Schema wanted = schema.getPropertySchemas().get(key);
    String whole = place.path().isEmpty() ? "the document" : place.path();
    String example =
        Stream.ofNullable(wanted)
            .flatMap(found -> SchemaWords.example(found).stream())
            .map(text -> key + ": " + text)
            .findFirst()
            .orElse(key + ": …");
    return Diagnostic.error("key.missing", whole + " has no " + Quoted.of(key), place.key())
        .next("add it, such as `" + example + "`");
  }

  private Diagnostic wrongCount() {
    Integer most = schema.getMaxProperties();
    boolean isTooMany = most != null && map.keys().size() > most;
    return Diagnostic.error(
            "key.count",
            place.path() + (isTooMany ? " has more than one key" : " has no key"),
            place.key())
        .next(
            isTooMany
                ? SchemaWords.remedy(schema)
                    .orElse("write one of: " + String.join(", ", map.keys()))
                : "write, such as: " + SchemaWords.example(schema).orElse("{…}"));
  }
}
