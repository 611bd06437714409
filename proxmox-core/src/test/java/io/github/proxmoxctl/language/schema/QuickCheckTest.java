package io.github.proxmoxctl.language.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.language.tree.Document;
import io.github.proxmoxctl.language.tree.FileText;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.StrictReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the quick check accepts, the schema library accepts; what that accepts, it accepts. */
class QuickCheckTest {

  private static final Path CASES = Path.of("src", "test", "resources", "language");
  private static final Path SCHEMAS = Path.of("..", "schema", "v1");
  private static final String ENDING = ".schema.json";

  @Test
  void knowsEveryKeywordOfOurSchemas() throws IOException {
    for (String kind : kinds()) {
      assertThat(KindSchema.of(kind).isQuick())
          .as("a keyword of %s is not in QuickCheck: its documents take long to check", kind)
          .isTrue();
    }
  }

  @Test
  void agreesWithTheLibraryOnEveryDocumentOfTheCases() throws IOException {
    Set<String> kinds = kinds();
    int right = 0;
    int wrong = 0;
    for (Path file : files()) {
      FileText text = FileText.of("f", Files.readAllBytes(file));
      if (text.problem() != null) {
        continue;
      }
      for (Document document : new StrictReader().read("f", text.text()).documents()) {
        if (document.root() instanceof MapNode map && document.isIntact()) {
          String kind = String.valueOf(map.text("kind")).toLowerCase(Locale.ROOT);
          if (kinds.contains(kind)) {
            KindSchema schema = KindSchema.of(kind);
            boolean isRight = schema.thoroughly(map).isEmpty();
            assertThat(schema.isPlainlyRight(map)).as("%s", file).isEqualTo(isRight);
            right += isRight ? 1 : 0;
            wrong += isRight ? 0 : 1;
          }
        }
      }
    }
    assertThat(right).isGreaterThan(100);
    assertThat(wrong).isGreaterThan(100);
  }

  private static Set<String> kinds() throws IOException {
    try (Stream<Path> files = Files.list(SCHEMAS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .filter(name -> !name.equals("common") && !name.equals("document"))
          .collect(Collectors.toSet());
    }
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(CASES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }
}
