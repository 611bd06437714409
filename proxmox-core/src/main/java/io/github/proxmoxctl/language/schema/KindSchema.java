package io.github.proxmoxctl.language.schema;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.everit.json.schema.Schema;
import org.everit.json.schema.ValidationException;
import org.everit.json.schema.Validator;
import org.everit.json.schema.loader.SchemaLoader;
import org.everit.json.schema.regexp.RE2JRegexpFactory;
import org.json.JSONObject;
import org.json.JSONTokener;
import org.jspecify.annotations.Nullable;

/** The schema of one kind, as published in {@code schema/v1} and packed into the jar. */
public final class KindSchema {

  private static final Pattern OTHER = Pattern.compile("\"([a-z]+)\\.schema\\.json#/");

  // the same for every repo, and slower to load than all files of a small one are to check
  private static final Map<String, KindSchema> LOADED = new ConcurrentHashMap<>();

  private final JSONObject json;
  private final Optional<Predicate<Node>> quick;
  private @Nullable Schema schema;

  private KindSchema(JSONObject json) {
    this.json = json;
    this.quick = QuickCheck.of(json);
  }

  /**
   * The schema of a kind, loaded when first asked for; nothing outside the jar is read.
   *
   * @param kind in lower case, {@code server}
   */
  public static KindSchema of(String kind) {
    return LOADED.computeIfAbsent(kind, KindSchema::load);
  }

  private static KindSchema load(String kind) {
    String whole = SchemaFiles.text(kind);
    var json = new JSONObject(new JSONTokener(local(whole)));
    var definitions =
        json.has("definitions") ? json.getJSONObject("definitions") : new JSONObject();
    Deque<String> others = new ArrayDeque<>(others(whole));
    Set<String> seen = new HashSet<>();
    while (!others.isEmpty()) {
      String other = others.pop();
      if (seen.add(other)) {
        String text = SchemaFiles.text(other);
        JSONObject shared =
            new JSONObject(new JSONTokener(local(text))).getJSONObject("definitions");
        shared.keySet().forEach(name -> definitions.putOnce(name, shared.get(name)));
        others.addAll(others(text));
      }
    }
    json.put("definitions", definitions);
    return new KindSchema(json);
  }

  // dear, and needed only where something is wrong
  private synchronized Schema schema() {
    Schema loaded = schema;
    if (loaded == null) {
      loaded =
          SchemaLoader.builder()
              .draftV7Support()
              .regexpFactory(new RE2JRegexpFactory())
              .schemaClient(
                  url -> {
                    throw new UncheckedIOException(new IOException("no schema is fetched: " + url));
                  })
              .schemaJson(json)
              .build()
              .load()
              .build();
      schema = loaded;
    }
    return loaded;
  }

  /** What a document of the kind looks like. */
  public Shape shape() {
    return Shape.of(schema());
  }

  // what refers to the definitions of another file, as if they stood in this one
  private static String local(String text) {
    return OTHER.matcher(text).replaceAll("\"#/");
  }

  private static List<String> others(String text) {
    var others = new ArrayList<String>();
    Matcher matcher = OTHER.matcher(text);
    while (matcher.find()) {
      others.add(matcher.group(1));
    }
    return others;
  }

  /** What in the document is not as the schema says; empty when all is. */
  public List<Diagnostic> check(MapNode document) {
    return isPlainlyRight(document) ? List.of() : thoroughly(document);
  }

  /** Whether the quick check suffices; false says nothing. */
  boolean isPlainlyRight(MapNode document) {
    return quick.isPresent() && quick.get().test(document);
  }

  /** Whether every keyword of the schema is one that the quick check knows. */
  boolean isQuick() {
    return quick.isPresent();
  }

  /** The library's judgement, in our words. */
  List<Diagnostic> thoroughly(MapNode document) {
    try {
      Validator.builder().build().performValidation(schema(), JsonView.of(document));
      return List.of();
    } catch (ValidationException violation) {
      return new Violations(document).of(violation);
    }
  }
}
