package io.github.proxmoxctl.language.schema;

import com.google.re2j.Pattern;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private static final Pattern SHARED = Pattern.compile("common\\.schema\\.json#/");

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
    var json =
        new JSONObject(new JSONTokener(SHARED.matcher(SchemaFiles.text(kind)).replaceAll("#/")));
    var definitions =
        json.has("definitions") ? json.getJSONObject("definitions") : new JSONObject();
    JSONObject shared =
        new JSONObject(new JSONTokener(SchemaFiles.text(SchemaFiles.COMMON)))
            .getJSONObject("definitions");
    shared.keySet().forEach(name -> definitions.putOnce(name, shared.get(name)));
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
