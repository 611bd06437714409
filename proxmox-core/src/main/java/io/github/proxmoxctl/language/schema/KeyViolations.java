package io.github.proxmoxctl.language.schema;

import com.google.re2j.Pattern;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DidYouMean;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.language.tree.MapNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.everit.json.schema.ObjectSchema;
import org.everit.json.schema.Schema;

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
    for (String key : map.keys()) {
      if (!isKnown(key)) {
        DidYouMean.nearest(key, schema.getPropertySchemas().keySet()).ifPresent(meant::add);
        all.add(unknown(key, map.keyLocation(key)));
        if (isChoice()) {
          // what stands beside it belongs to it
          break;
        }
      }
    }
    // a misspelt key is one mistake, not an unknown and a missing one
    schema.getRequiredProperties().stream()
        .filter(key -> !map.keys().contains(key) && !meant.contains(key))
        .map(this::missing)
        .forEach(all::add);
    if (all.isEmpty()) {
      all.add(wrongCount());
    }
    return all;
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
    var suggestion =
        DidYouMean.nearest(key, known.stream().filter(name -> !map.keys().contains(name)).toList());
    String where = place.path().isEmpty() ? "here" : "in " + place.path();
    return Diagnostic.error(
            "key.unknown", "there is no key " + Quoted.of(key) + " " + where, location)
        .next(
            SchemaWords.elsewhere(schema, key)
                .or(() -> suggestion.map(name -> "did you mean " + Quoted.of(name) + "?"))
                .orElseGet(
                    () -> "possible here: " + String.join(", ", known.stream().sorted().toList())));
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
