package io.github.proxmoxctl.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.language.Kinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.everit.json.schema.Schema;
import org.everit.json.schema.ValidationException;
import org.everit.json.schema.loader.SchemaLoader;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaOperationTest {

  private static final Path PUBLISHED = Path.of("..", "schema", "v1");

  @TempDir private Path folder;

  static Stream<String> kinds() {
    return Kinds.words().stream();
  }

  private static Schema load(String text) {
    return SchemaLoader.builder()
        .draftV7Support()
        .schemaClient(
            url -> {
              throw new AssertionError("the schema refers to another file: " + url);
            })
        .schemaJson(new JSONObject(text))
        .build()
        .load()
        .build();
  }

  @Test
  void theListHasEveryKindWithItsPlaceAndIsNarrow() {
    assertThat(SchemaOperation.list().lines().skip(1))
        .hasSameSizeAs(Kinds.words())
        .allMatch(line -> line.matches("[A-Z]\\w+ +(proxmox.yaml|catalog/|servers/) +[A-Z].+"))
        .allMatch(line -> line.length() <= 100);
    assertThat(SchemaOperation.list())
        .containsPattern("Server +servers/ +One server, or a series of replicas\n");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aKindsSchemaStandsAlone(String kind) {
    Schema schema = load(SchemaOperation.schema(kind));
    JSONObject wrong = new JSONObject("{\"apiVersion\": \"x\", \"kind\": \"" + kind + "\"}");

    assertThatThrownBy(() -> schema.validate(wrong))
        .isInstanceOf(ValidationException.class)
        .satisfies(
            problem ->
                assertThat(((ValidationException) problem).getAllMessages())
                    .anyMatch(said -> said.contains("apiVersion"))
                    .anyMatch(said -> said.contains("metadata")));
  }

  @Test
  void theSchemaOfAllKindsChoosesByKind() {
    Schema schema = load(SchemaOperation.schema("document"));
    String server =
        """
        {"apiVersion": "proxmoxctl/v1", "kind": "Server", "metadata": {"name": "web"},
         "spec": {"memory": "4GiB", "disks": [{"name": "data", "size": "50GiB"}]}}
        """;

    schema.validate(new JSONObject(server));
    for (String wrong :
        List.of(
            server.replace("50GiB", "50GB"),
            server.replace("\"web\"", "\"W\""),
            server.replace("\"Server\"", "\"Network\""),
            server.replace("disks", "diks"))) {
      assertThatThrownBy(() -> schema.validate(new JSONObject(wrong)))
          .isInstanceOf(ValidationException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ExternalHost", "externalhost", "EXTERNALHOST"})
  void kindsAreFoundInAnyCase(String kind) {
    assertThat(SchemaOperation.schema(kind)).contains("\"title\" : \"ExternalHost\"");
  }

  @Test
  void anUnknownKindIsAnsweredWithTheNearest() {
    assertThatThrownBy(() -> SchemaOperation.schema("servr"))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> assertThat(e.diagnostics().get(0).remedy()).isEqualTo("did you mean \"Server\"?"));
    assertThatThrownBy(() -> SchemaOperation.schema("zzz"))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> assertThat(e.diagnostics().get(0).remedy()).contains("Network", "document"));
  }

  @Test
  void allAreWrittenAsPublished() throws IOException {
    Path target = folder.resolve("a/b");
    int number = SchemaOperation.writeAll(target);
    SchemaOperation.writeAll(target);

    try (Stream<Path> written = Files.list(target);
        Stream<Path> published = Files.list(PUBLISHED)) {
      List<Path> all = written.sorted().toList();
      assertThat(all)
          .hasSize(number)
          .allSatisfy(
              file ->
                  assertThat(file).hasSameTextualContentAs(PUBLISHED.resolve(file.getFileName())));
      assertThat(all.stream().map(file -> file.getFileName().toString()))
          .containsExactlyElementsOf(
              published.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaid() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> SchemaOperation.writeAll(file.resolve("below")))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> assertThat(e.diagnostics().get(0).code()).isEqualTo("schema.unwritten"));
  }
}
