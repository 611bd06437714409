package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.DidYouMean;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.language.Kinds;
import io.github.proxmoxctl.language.schema.SchemaBundle;
import io.github.proxmoxctl.language.schema.SchemaFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The language's own description: its kinds and their JSON Schemas, for people and editors. */
public final class SchemaOperation {

  private SchemaOperation() {}

  /** The kinds as a table. */
  public static String list() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("KIND", "STANDS IN", "FOR"));
    Kinds.words()
        .forEach(kind -> rows.add(List.of(kind, place(kind), purpose(Kinds.schema(kind)))));
    int first = width(rows, 0);
    int second = width(rows, 1);
    return rows.stream()
        .map(
            row ->
                String.format(
                    Locale.ROOT,
                    "%-" + first + "s  %-" + second + "s  %s\n",
                    row.get(0),
                    row.get(1),
                    row.get(2)))
        .collect(Collectors.joining());
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(1);
  }

  // the file at the top, or the folder at the top
  private static String place(String kind) {
    return Kinds.home(kind).replaceFirst("/.*", "/");
  }

  // the first clause of its description
  private static String purpose(String schema) {
    return SchemaBundle.of(schema).path("description").asText().split("[:.]( |$)", 2)[0];
  }

  /**
   * The schema of a kind in one piece.
   *
   * @param kind in any case; {@code document} is that of all kinds
   * @throws DiagnosticException when there is no such kind
   */
  public static String schema(String kind) {
    String name = Kinds.schema(kind);
    List<String> known =
        Stream.concat(Kinds.words().stream(), Stream.of(SchemaFiles.DOCUMENT)).toList();
    if (known.stream().map(Kinds::schema).noneMatch(name::equals)) {
      throw new DiagnosticException(
          Outcome.USAGE,
          Diagnostic.error("usage", "there is no kind " + Quoted.of(kind), null)
              .next(
                  DidYouMean.nearest(kind, known)
                      .map(word -> "did you mean " + Quoted.of(word) + "?")
                      .orElse("give one of: " + String.join(", ", known))));
    }
    return SchemaBundle.of(name).toPrettyString() + "\n";
  }

  /**
   * Writes the schemas of all kinds into a folder, which is made if need be.
   *
   * @return their number
   * @throws DiagnosticException when they cannot be written
   */
  public static int writeAll(Path folder) {
    List<String> names =
        Stream.concat(
                Kinds.words().stream().map(Kinds::schema),
                Stream.of(SchemaFiles.COMMON, SchemaFiles.DOCUMENT))
            .toList();
    try {
      Files.createDirectories(folder);
      for (String name : names) {
        Files.writeString(folder.resolve(SchemaFiles.fileName(name)), SchemaFiles.text(name));
      }
      return names.size();
    } catch (IOException e) {
      throw DiagnosticException.error(
          Diagnostic.error(
                  "schema.unwritten",
                  "the schemas cannot be written to " + Quoted.of(folder.toString()),
                  null)
              .because(Quoted.visible(e.toString()))
              .next("give a folder that can be written"));
    }
  }
}
