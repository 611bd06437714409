package io.github.proxmoxctl.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.DataSize;
import io.github.proxmoxctl.model.LiveServer;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the cluster's list shows of a server, each thing alone. */
class ListedDifferenceTest {

  private static final Server WEB =
      TestServer.named("web").cores(2).gibibytes(4).tags("shop", "prod").build();
  private static final AppliedServer GIVEN = TestGiven.WEB;

  private String name = "web";
  private String node = "pve1";
  private String status = "running";
  private boolean isTemplate;
  private int cores = 2;
  private DataSize memory = DataSize.ofGibibytes(4);
  private List<String> tags = List.of("prod", "shop");

  @Test
  void aServerAsDeclaredHasNone() {
    assertThat(ListedDifference.of(WEB, GIVEN, live())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "name, 'name web, found intruder'",
    "node, 'placement.node pve1, found pve2'",
    "power, 'power running, found stopped'",
    "template, 'template false, found true'",
    "cores, 'cpu.cores 2, found 4'",
    "memory, 'memory 4096, found 2048'",
    "tags, 'tags [prod, shop], found [prod]'"
  })
  void eachThingAlone(String what, String text) {
    switch (what) {
      case "name" -> name = "intruder";
      case "node" -> node = "pve2";
      case "power" -> status = "stopped";
      case "template" -> isTemplate = true;
      case "cores" -> cores = 4;
      case "memory" -> memory = DataSize.ofGibibytes(2);
      default -> tags = List.of("prod");
    }
    assertThat(ListedDifference.of(WEB, GIVEN, live()))
        .extracting(ListedDifference::text)
        .containsExactly(text);
  }

  @Test
  void aVmThatIsNotThere() {
    assertThat(ListedDifference.of(WEB, GIVEN, null))
        .extracting(ListedDifference::text)
        .containsExactly("vm VM 1042, found not there");
  }

  @Test
  void aNodeThatIsAwayDoesNotSayWhatItsServersDo() {
    status = "unknown";
    assertThat(ListedDifference.of(WEB, GIVEN, live())).hasSize(1);
  }

  @Test
  void coresOfAllSocketsCount() {
    Server server =
        TestServer.named("web")
            .cpu(new Server.Cpu(2, 2, "host"))
            .gibibytes(4)
            .tags("shop", "prod")
            .build();
    assertThat(ListedDifference.of(server, GIVEN, live())).hasSize(1);
    cores = 4;
    assertThat(ListedDifference.of(server, GIVEN, live())).isEmpty();
  }

  private LiveServer live() {
    return new LiveServer(1042, name, node, status, isTemplate, cores, memory, tags);
  }
}
