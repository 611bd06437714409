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
    SchemaFile file = SchemaFile.of(kind);
    var definitions = new JSONObject();
    Deque<String> open = new ArrayDeque<>(List.of(kind));
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      String name = open.pop();
      if (seen.add(name)) {
        SchemaFile one = SchemaFile.of(name);
        JSONObject own = one.json.optJSONObject("definitions", new JSONObject());
        own.keySet().forEach(definition -> definitions.putOnce(definition, own.get(definition)));
        open.addAll(one.others);
      }
    }
    // a copy: the file may be a part of other schemas as well
    var json = new JSONObject(file.json, JSONObject.getNames(file.json));
    json.put("definitions", definitions);
    return new KindSchema(json);
  }

  /**
   * A published file, parsed once for all schemas that it is a part of.
   *
   * @param json whose references to other files are as if these stood in it; never changed
   * @param others the files it refers to
   */
  private record SchemaFile(JSONObject json, List<String> others) {

    private static final Map<String, SchemaFile> PARSED = new ConcurrentHashMap<>();

    static SchemaFile of(String name) {
      return PARSED.computeIfAbsent(name, SchemaFile::parse);
    }

    private static SchemaFile parse(String name) {
      String text = SchemaFiles.text(name);
      var others = new ArrayList<String>();
      Matcher matcher = OTHER.matcher(text);
      while (matcher.find()) {
        others.add(matcher.group(1));
      }
      String local = OTHER.matcher(text).replaceAll("\"#/");
      return new SchemaFile(new JSONObject(new JSONTokener(local)), List.copyOf(others));
    }
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
