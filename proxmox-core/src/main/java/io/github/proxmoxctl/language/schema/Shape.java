package io.github.proxmoxctl.language.schema;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.everit.json.schema.ArraySchema;
import org.everit.json.schema.CombinedSchema;
import org.everit.json.schema.ObjectSchema;
import org.everit.json.schema.Schema;
import org.jspecify.annotations.Nullable;

/** What a schema says of one value: its fields, its items, what it is when nobody says. */
public final class Shape {

  private final @Nullable Schema schema;

  private Shape(@Nullable Schema schema) {
    this.schema = schema;
  }

  /** What nothing is known of. */
  public static Shape any() {
    return new Shape(null);
  }

  static Shape of(@Nullable Schema schema) {
    return new Shape(schema == null ? null : SchemaWords.resolved(schema));
  }

  /** The names of its fields; empty for what has none, or any. */
  public SortedSet<String> fields() {
    return mapping()
        .map(object -> new TreeSet<>(object.getPropertySchemas().keySet()))
        .orElseGet(TreeSet::new);
  }

  public Shape field(String name) {
    return of(mapping().map(object -> object.getPropertySchemas().get(name)).orElse(null));
  }

  /** The shape of an item of a list. */
  public Shape item() {
    return of(schema instanceof ArraySchema array ? array.getAllItemSchema() : null);
  }

  /** As it would be written in YAML; empty when there is none. */
  public Optional<String> defaultText() {
    return schema == null ? Optional.empty() : SchemaWords.defaultText(schema);
  }

  // of the forms that a value may have, that of a mapping
  private Optional<ObjectSchema> mapping() {
    Stream<Schema> forms =
        schema instanceof CombinedSchema choice
            ? choice.getSubschemas().stream().map(SchemaWords::resolved)
            : Stream.ofNullable(schema);
    return forms.filter(ObjectSchema.class::isInstance).map(ObjectSchema.class::cast).findFirst();
  }
}
