package io.github.proxmoxctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an editor shows to somebody who copied the sample and ran {@code proxmoxctl schema --all
 * .schema}: the YAML language server itself is asked.
 */
@Timeout(180)
class EditorIT {

  private static final Path SAMPLE = Path.of("..", "sample-infra-repo");

  /** Two kinds in one file, each with its own modeline; the second has a mistake. */
  private static final String TWO_DOCUMENTS =
      """
      # yaml-language-server: $schema=../.schema/network.schema.json
      apiVersion: proxmoxctl/v1
      kind: Network
      metadata: {name: front}
      spec:
        bridge: vmbr0
        cidr: 10.1.0.0/24
      ---
      # yaml-language-server: $schema=../.schema/image.schema.json
      apiVersion: proxmoxctl/v1
      kind: Image
      metadata: {name: debian-12}
      spec:
        version: v1
        os: {family: debian}
        user: debian
        minimumDisc: 3GiB
        minimumDisk: 3GiB
        datastore: local-lvm
        templates: {pve1: 9001}
      """;

  @TempDir private Path root;

  @BeforeEach
  void aCopyOfTheSampleWithItsSchemas() throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLE)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
        Path copy = root.resolve(SAMPLE.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    PrintWriter out = new PrintWriter(new StringWriter());
    int exitCode =
        Main.run(
            out,
            out,
            new Session(Map.of(), out, out, false),
            "schema",
            "--all",
            root.resolve(".schema").toString());
    assertThat(exitCode).isZero();
  }

  private static int line(String text, String part) {
    List<String> lines = text.lines().toList();
    for (int index = 0; index < lines.size(); index++) {
      if (lines.get(index).contains(part)) {
        return index;
      }
    }
    throw new AssertionError("no line has " + part);
  }

  private static List<String> said(JsonNode diagnostics) {
    List<String> said = new ArrayList<>();
    diagnostics.forEach(
        one ->
            said.add(
                one.at("/range/start/line").asInt()
                    + ":"
                    + one.at("/range/start/character").asInt()
                    + " "
                    + one.path("message").asText()));
    return said;
  }

  @Test
  void nothingIsWrongWithTheSample() throws IOException {
    try (LanguageServer server = LanguageServer.start(root, Map.of());
        Stream<Path> files = Files.walk(root)) {
      List<Path> yaml = files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList();
      assertThat(yaml).hasSizeGreaterThan(5);
      for (Path file : yaml) {
        assertThat(said(server.open(file, Files.readString(file)))).as(file.toString()).isEmpty();
      }
    }
  }

  @Test
  void aWrongKeyIsUnderlinedInTheDocumentThatHasIt() {
    Path file = root.resolve("catalog/two.yaml");
    try (LanguageServer server = LanguageServer.start(root, Map.of())) {
      assertThat(said(server.open(file, TWO_DOCUMENTS)))
          .singleElement()
          .asString()
          .isEqualTo(
              line(TWO_DOCUMENTS, "minimumDisc") + ":2 Property minimumDisc is not allowed.");
    }
  }

  @Test
  void aWrongValueIsAnsweredWithWhatToWrite() {
    Path file = root.resolve("catalog/two.yaml");
    String text = TWO_DOCUMENTS.replace("  minimumDisc: 3GiB\n", "").replace("3GiB", "3GB");
    try (LanguageServer server = LanguageServer.start(root, Map.of())) {
      assertThat(said(server.open(file, text)))
          .singleElement()
          .asString()
          .startsWith(line(text, "minimumDisk") + ":15 ")
          .contains("write a whole number and one of the units MiB, GiB, TiB");
    }
  }

  @Test
  void hoveringShowsWhatAFieldIsAndAnExample() {
    Path file = root.resolve("catalog/two.yaml");
    try (LanguageServer server = LanguageServer.start(root, Map.of())) {
      server.open(file, TWO_DOCUMENTS);

      assertThat(server.hover(file, line(TWO_DOCUMENTS, "bridge:"), 4))
          .contains("The bridge or SDN vnet", "vmbr0");
      assertThat(server.hover(file, line(TWO_DOCUMENTS, "minimumDisk:"), 4))
          .contains("the boot disk of a server is no smaller");
    }
  }

  @Test
  void keysAndWordsAreOfferedByTheDocumentsOwnKind() {
    Path file = root.resolve("catalog/two.yaml");
    String text =
        TWO_DOCUMENTS
            .replace("  bridge: vmbr0\n", "  bridge: vmbr0\n  \n")
            .replace("{family: debian}", "\n    family: ")
            .replace("  minimumDisc: 3GiB\n", "");
    try (LanguageServer server = LanguageServer.start(root, Map.of())) {
      server.open(file, text);

      assertThat(server.completions(file, line(text, "bridge:") + 1, 2))
          .contains("gateway", "mtu", "range")
          .doesNotContain("bridge", "minimumDisk", "templates");
      assertThat(server.completions(file, line(text, "family:"), 12))
          .contains("debian", "ubuntu", "el")
          .doesNotContain("vmbr0");
    }
  }

  /** Without modelines: one setting, and a schema that chooses by {@code kind}. */
  @Test
  void oneSettingServesAllFiles() {
    Path file = root.resolve("servers/shop/new.yaml");
    String text =
        """
        apiVersion: proxmoxctl/v1
        kind: Server
        metadata: {name: web}
        spec:
          image: debian-12
          memory: 4GiB
          power: on
        ---
        apiVersion: proxmoxctl/v1
        kind: ExternalHost
        metadata: {name: erp}
        spec:
          address: 192.0.2.20
        \s\s
        """;
    Map<String, List<String>> setting =
        Map.of(
            root.resolve(".schema/document.schema.json").toUri().toString(),
            List.of("proxmox.yaml", "catalog/**/*.yaml", "servers/**/*.yaml"));
    try (LanguageServer server = LanguageServer.start(root, setting)) {
      assertThat(said(server.open(file, text)))
          .singleElement()
          .asString()
          .startsWith(line(text, "power:") + ":9 ")
          .contains("\"running\"", "\"stopped\"");
      assertThat(server.hover(file, line(text, "memory:"), 4)).contains("Its memory");
      assertThat(server.completions(file, line(text, "power:"), 11)).contains("running", "stopped");
      assertThat(server.completions(file, line(text, "address:") + 1, 2))
          .contains("ssh", "monitoring")
          .doesNotContain("memory", "replicas");
    }
  }
}
