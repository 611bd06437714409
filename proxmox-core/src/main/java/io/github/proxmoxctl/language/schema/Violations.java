package io.github.proxmoxctl.language.schema;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.ScalarNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.everit.json.schema.CombinedSchema;
import org.everit.json.schema.EnumSchema;
import org.everit.json.schema.ObjectSchema;
import org.everit.json.schema.Schema;
import org.everit.json.schema.ValidationException;

/**
 * The library's tree of violations as diagnostics, one for each cause. Its own messages are never
 * used: they repeat values, which may be secrets.
 */
final class Violations {

  private final MapNode document;
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Set<String> objectsSeen = new HashSet<>();

  Violations(MapNode document) {
    this.document = document;
  }

  List<Diagnostic> of(ValidationException violation) {
    collect(violation);
    return List.copyOf(diagnostics);
  }

  private void collect(ValidationException violation) {
    if (violation.getViolatedSchema() instanceof CombinedSchema choice
        && choice.getCriterion() == CombinedSchema.ANY_CRITERION) {
      collectChoice(violation);
    } else if (violation.getCausingExceptions().isEmpty()) {
      report(violation, violation.getViolatedSchema());
    } else {
      violation.getCausingExceptions().forEach(this::collect);
    }
  }

  /** Of the forms that a value may have, only the one that was tried is spoken of. */
  private void collectChoice(ValidationException violation) {
    String pointer = violation.getPointerToViolation();
    boolean isWord = Place.of(document, pointer).node() instanceof ScalarNode;
    List<ValidationException> tried =
        violation.getCausingExceptions().stream()
            .filter(
                cause ->
                    !(isOtherForm(cause, isWord) && pointer.equals(cause.getPointerToViolation())))
            .toList();
    if (tried.isEmpty()) {
      report(violation, violation.getViolatedSchema());
    } else {
      collect(tried.get(0));
    }
  }

  private static boolean isOtherForm(ValidationException cause, boolean isWord) {
    return "type".equals(cause.getKeyword())
        || (!isWord && cause.getViolatedSchema() instanceof EnumSchema);
  }

  private void report(ValidationException violation, Schema schema) {
    Place place = Place.of(document, violation.getPointerToViolation());
    String keyword = violation.getKeyword() == null ? "type" : violation.getKeyword();
    if (place.isRefused() || (keyword.equals("uniqueItems") && place.hasRefusedItem())) {
      return;
    }
    if (schema instanceof ObjectSchema object && place.node() instanceof MapNode map) {
      // the library reports each key apart, with the key only in its text
      if (objectsSeen.add(violation.getPointerToViolation())) {
        diagnostics.addAll(new KeyViolations(object, place, map).all());
      }
      return;
    }
    diagnostics.add(ValueViolation.of(keyword, schema, place));
  }
}
