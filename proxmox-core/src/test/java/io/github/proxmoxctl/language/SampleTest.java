package io.github.proxmoxctl.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.DataSize;
import io.github.proxmoxctl.model.Ipv4Address;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.Address;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The sample that we ship is what it says it is. */
class SampleTest {

  private static final Path SAMPLE = Path.of("..", "sample-infra-repo");

  @Test
  void sampleHasNoProblem() {
    ReadResult result = Repository.read(SAMPLE);

    assertThat(result.diagnostics()).isEmpty();
    assertThat(result.sources().count()).isEqualTo(9);
    assertThat(result.state()).isNotNull();
  }

  @Test
  void sampleDeclaresFiveServers() {
    var state = Objects.requireNonNull(Repository.read(SAMPLE).state());

    assertThat(state.pipeline().name()).isEqualTo("acme");
    assertThat(state.servers())
        .extracting(Server::name)
        .containsExactly("shop-app-1", "shop-app-2", "shop-db", "shop-web-1", "shop-web-2");
    assertThat(state.servers()).extracting(Server::stack).containsOnly("shop");
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
}
