package io.github.proxmoxctl.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.DataSize;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Ipv4Address;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sample that we ship is what it says it is. */
class SampleTest {

  private static final Path SAMPLE = Path.of("..", "sample-infra-repo");
  private static final Pattern MODELINE =
      Pattern.compile("\\A\\s*# yaml-language-server: \\$schema=(\\S+)\\n");
  private static final Pattern KIND = Pattern.compile("(?m)^kind: (\\w+)");

  @Test
  void sampleHasNoProblem() {
    ReadResult result = Repository.read(SAMPLE);

    assertThat(result.diagnostics()).isEmpty();
    assertThat(result.sources().count()).isEqualTo(16);
    assertThat(result.state()).isNotNull();
  }

  @Test
  void sampleDeclaresTwoStacks() {
    var state = Objects.requireNonNull(Repository.read(SAMPLE).state());

    assertThat(state.pipeline().name()).isEqualTo("acme");
    assertThat(state.servers())
        .extracting(Server::name)
        .containsExactly(
            "intranet", "shop-app-1", "shop-app-2", "shop-db", "shop-web-1", "shop-web-2");
    assertThat(state.servers()).extracting(Server::stack).containsOnly("intranet", "shop");
  }

  @Test
  void minimalIsOneServerInFewLines() throws Exception {
    Path minimal = Path.of("..", "docs", "minimal");
    ReadResult result = Repository.read(minimal);
    DesiredState state = Objects.requireNonNull(result.state());

    assertThat(result.diagnostics()).isEmpty();
    assertThat(state.servers()).extracting(Server::name).containsExactly("web");
  }

  @Test
  void instanceOverridesItsSeriesAndSaysWhere() {
    Server second =
        Objects.requireNonNull(Repository.read(SAMPLE).state()).serversByName().get("shop-app-2");

    assertThat(second).isNotNull();
    assertThat(second.memory().size()).isEqualTo(DataSize.ofGibibytes(6));
    assertThat(second.origins().of("memory.size")).hasToString("servers/shop/app.yaml:29:19");
    assertThat(second.networks().get(0).address())
        .isEqualTo(new Address.Fixed(Ipv4Address.parse("10.1.0.102").orElseThrow()));
    assertThat(second.origins().of("networks.front.address"))
        .hasToString("servers/shop/app.yaml:14:51");
  }

  /** An editor finds the schemas where {@code proxmoxctl schema --all .schema} writes them. */
  @Test
  void everyDocumentNamesItsSchema() throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLE)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
        for (String document : Files.readString(file).split("(?m)^---$", -1)) {
          Matcher modeline = MODELINE.matcher(document);
          Matcher kind = KIND.matcher(document);
          assertThat(modeline.find() && kind.find()).as(file + " names schema and kind").isTrue();
          assertThat(file.resolveSibling(modeline.group(1)).normalize())
              .isEqualTo(
                  SAMPLE
                      .resolve(".schema")
                      .resolve(Kinds.schema(kind.group(1)) + ".schema.json")
                      .normalize());
        }
      }
    }
  }
}
