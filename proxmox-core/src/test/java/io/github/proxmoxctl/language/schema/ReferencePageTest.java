package io.github.proxmoxctl.language.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.language.Kinds;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.Reading;
import io.github.proxmoxctl.language.tree.StrictReader;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/reference.md} and {@code schema/catalog.json} are what the schemas say. With {@code
 * -Dproxmox.test.updateReference=true} they are written anew, to be reviewed like any other change.
 */
class ReferencePageTest {

  private static final Path PAGE = Path.of("..", "docs", "reference.md");
  private static final Path CATALOGUE = Path.of("..", "schema", "catalog.json");
  private static final Path SAMPLE = Path.of("..", "sample-infra-repo");
  private static final Path SCHEMAS = Path.of("..", "schema", "v1");
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");

  @Test
  void thePageIsCurrent() throws IOException {
    String page = ReferencePage.of(SCHEMAS);

    if (Boolean.getBoolean("proxmox.test.updateReference")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE))
        .as("docs/reference.md; run this test with -Dproxmox.test.updateReference=true")
        .isEqualTo(page);
  }

  /** The catalogue that an editor can be given instead of modelines. */
  @Test
  void theCatalogueIsCurrentAndKnowsTheFilesOfTheSample() throws IOException {
    String catalogue = SchemaCatalogue.of(SCHEMAS);

    if (Boolean.getBoolean("proxmox.test.updateReference")) {
      Files.writeString(CATALOGUE, catalogue);
    }
    assertThat(Files.readString(CATALOGUE))
        .as("schema/catalog.json; run this test with -Dproxmox.test.updateReference=true")
        .isEqualTo(catalogue);
    List<PathMatcher> matchers =
        SchemaCatalogue.FILES.stream()
            .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
            .toList();
    try (Stream<Path> files = Files.walk(SAMPLE)) {
      assertThat(files.filter(file -> file.toString().endsWith(".yaml")))
          .isNotEmpty()
          .allMatch(
              file -> matchers.stream().anyMatch(one -> one.matches(SAMPLE.relativize(file))));
    }
  }

  @Test
  void everyFieldOfEverySchemaIsOnIt() throws IOException {
    String page = ReferencePage.of(SCHEMAS);
    try (Stream<Path> files = Files.list(SCHEMAS)) {
      for (Path file : files.filter(path -> !path.toString().contains("document")).toList()) {
        assertThat(fields(new JSONObject(Files.readString(file))))
            .as(file.toString())
            .isNotEmpty()
            .allSatisfy(field -> assertThat(page).contains("`" + field + "`"));
      }
    }
  }

  // what chooses among fields names them again, and does not describe them
  private static Stream<String> fields(JSONObject schema) {
    return schema.keySet().stream()
        .filter(key -> !List.of("dependencies", "allOf", "examples", "default").contains(key))
        .flatMap(
            key -> {
              if (!(schema.get(key) instanceof JSONObject inner)) {
                return Stream.empty();
              }
              return key.equals("properties")
                  ? inner.keySet().stream()
                      .filter(field -> !List.of("apiVersion", "kind").contains(field))
                      .flatMap(
                          field ->
                              inner.get(field) instanceof JSONObject below
                                  ? Stream.concat(Stream.of(field), fields(below))
                                  : Stream.of(field))
                  : fields(inner);
            });
  }

  @Test
  void everyKindHasAnExampleThatIsValid() {
    List<String> examples =
        EXAMPLE
            .matcher(ReferencePage.of(SCHEMAS))
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();

    assertThat(examples).hasSameSizeAs(Kinds.words());
    for (String example : examples) {
      Reading reading = new StrictReader().read("example.yaml", example);
      assertThat(reading.diagnostics()).as(example).isEmpty();
      MapNode document = (MapNode) reading.documents().get(0).root();
      String kind = Kinds.schema(String.valueOf(document.text("kind")));
      assertThat(KindSchema.of(kind).check(document)).as(example).isEmpty();
    }
  }
}
