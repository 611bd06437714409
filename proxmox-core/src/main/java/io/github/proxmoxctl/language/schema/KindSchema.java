package io.github.proxmoxctl.language.schema;

import com.google.re2j.Pattern;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.language.tree.MapNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.everit.json.schema.Schema;
import org.everit.json.schema.ValidationException;
import org.everit.json.schema.Validator;
import org.everit.json.schema.loader.SchemaLoader;
import org.everit.json.schema.regexp.RE2JRegexpFactory;
import org.json.JSONObject;
import org.json.JSONTokener;

/** The schema of one kind, as published in {@code schema/v1} and packed into the jar. */
public final class KindSchema {

  private static final Pattern SHARED = Pattern.compile("common\\.schema\\.json#/");

  // the same for every repo, and slower to load than all files of a small one are to check
  private static final Map<String, KindSchema> LOADED = new ConcurrentHashMap<>();

  private final Schema schema;

  private KindSchema(Schema schema) {
    this.schema = schema;
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
    return new KindSchema(
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
            .build());
  }

  /** What in the document is not as the schema says; empty when all is. */
  public List<Diagnostic> check(MapNode document) {
    try {
      Validator.builder().build().performValidation(schema, JsonView.of(document));
      return List.of();
    } catch (ValidationException violation) {
      return new Violations(document).of(violation);
    }
  }
}
