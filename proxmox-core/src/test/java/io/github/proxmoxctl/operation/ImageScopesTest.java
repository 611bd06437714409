package io.github.proxmoxctl.operation;

import static io.github.proxmoxctl.model.TestServer.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proxmoxctl.allocation.Allocation;
import io.github.proxmoxctl.allocation.Allocator;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Sources;
import io.github.proxmoxctl.git.Actor;
import io.github.proxmoxctl.git.SourceCommit;
import io.github.proxmoxctl.ledger.LedgerSnapshot;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.AppliedState;
import io.github.proxmoxctl.model.DataSize;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.LiveInventory;
import io.github.proxmoxctl.model.LiveNode;
import io.github.proxmoxctl.model.LiveServer;
import io.github.proxmoxctl.model.Stack;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which servers are made from which image when, as the cluster and the ledger know them. */
class ImageScopesTest {

  private static final Instant DATE = Instant.parse("2026-11-23T00:00:00Z");
  private static final String OLD = "local:import/debian-12-v1-aa0000000000.qcow2";
  private static final String NEW = "local:import/debian-12-v2-bb0000000000.qcow2";

  private final TestEstate before =
      new TestEstate().image(TestEstate.downloaded("debian-12", "v1", "aa"));
  private final TestEstate after =
      new TestEstate().image(TestEstate.downloaded("debian-12", "v2", "bb"));
  private final AppliedState applied = recorded(before.with(named("web").nodes("pve1", "pve2")));

  @Test
  void aServerThatExistsKeepsItsImageAndThatIsSaid() {
    Estate estate = estate(web());

    RootScope root = servers(estate, live("pve1", true));
    assertThat(importedFrom(root)).isEqualTo(OLD);
    assertThat(root.rebuilt()).isEmpty();
    assertThat(new ImageNotes(estate, new TreeSet<>(Set.of("shop"))).runningOthers())
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.code()).isEqualTo("image.older");
              assertThat(note.summary()).isEqualTo("web runs debian-12 v1, wants debian-12 v2");
              assertThat(note.isError()).isFalse();
            });
  }

  @Test
  void aServerThatWasTakenAwayIsMadeFromTheImageAsItIsNow() {
    RootScope root = servers(estate(web()), live(null, true));

    assertThat(importedFrom(root)).isEqualTo(NEW);
    assertThat(root.members().get(0).given().imageVersion()).isEqualTo("v2");
    assertThat(root.rebuilt()).as("it is created").isEmpty();
  }

  @Test
  void aServerThatIsRebuiltIsMadeWhereItWasGivenItsPlace() {
    Estate estate = estate(web().rebuilt());

    RootScope root = servers(estate, live("pve2", true));
    assertThat(root.rebuilt()).containsExactly("web");
    assertThat(values(root).path("node").asText()).as("a hand had moved it").isEqualTo("pve1");
    assertThat(importedFrom(root)).isEqualTo(NEW);
    assertThat(new ImageNotes(estate, new TreeSet<>(Set.of("shop"))).runningOthers()).isEmpty();
  }

  @Test
  void theFileOfANodeThatIsDownIsLeftAlone() {
    Estate estate = estate(web());
    ImageNotes notes = new ImageNotes(estate, new TreeSet<>(Set.of("shop", Stack.SHARED)));

    RootScope up = shared(estate, live("pve1", true));
    assertThat(json(up, "cluster.auto.tfvars.json").path("images").fieldNames().next())
        .isEqualTo("debian-12 v2 on pve1");
    assertThat(notes.waiting(live("pve1", true))).isEmpty();

    RootScope down = shared(estate, live("pve1", false));
    assertThat(json(down, "cluster.auto.tfvars.json").has("images")).isFalse();
    assertThat(down.hash())
        .as("so that it is planned once the node is back")
        .isNotEqualTo(up.hash());
    assertThat(notes.waiting(live("pve1", false)))
        .extracting(Diagnostic::code, Diagnostic::summary)
        .containsExactly(
            tuple(
                "image.waits",
                "image debian-12 v2 on pve1 is left as it is: node pve1 is offline"));
  }

  private static TestServer web() {
    return named("web").nodes("pve1", "pve2");
  }

  private Estate estate(TestServer server) {
    DesiredState desired = after.with(server);
    return new Estate(
        Path.of("x"),
        new SourceCommit("3f9c2e1", DATE, new Actor("Ada", "ada@example.org")),
        List.of(),
        desired,
        Sources.none(),
        new LedgerSnapshot(applied, Optional.empty()),
        Allocator.allocate(desired, applied, DATE));
  }

  private static AppliedState recorded(DesiredState desired) {
    Allocation allocation = Allocator.allocate(desired, AppliedState.empty(), DATE);
    AppliedServer web = Objects.requireNonNull(allocation.servers().get("web"));
    return TestEstate.applied("shop", List.of(web), List.of(), List.of());
  }

  private LiveFacts live(@Nullable String nodeOfWeb, boolean isOnline) {
    AppliedStack shop = Objects.requireNonNull(applied.stacks().get("shop"));
    AppliedServer web = Objects.requireNonNull(shop.servers().get("web"));
    SortedMap<Integer, LiveServer> servers = new TreeMap<>();
    if (nodeOfWeb != null) {
      servers.put(
          web.vmId(),
          new LiveServer(
              web.vmId(),
              "web",
              nodeOfWeb,
              "running",
              false,
              2,
              DataSize.ofGibibytes(4),
              List.of()));
    }
    SortedMap<String, LiveNode> nodes = new TreeMap<>();
    nodes.put("pve1", new LiveNode("pve1", isOnline, 4, DataSize.ofGibibytes(8)));
    return new LiveFacts(
        Map.of("main", new LiveInventory("main", servers, nodes, List.of())), Set.of(), Set.of());
  }

  private static RootScope servers(Estate estate, LiveFacts live) {
    return Scopes.of(estate, new TreeSet<>(Set.of("shop")), live).get(0).roots().get(0);
  }

  private static RootScope shared(Estate estate, LiveFacts live) {
    return Scopes.of(estate, new TreeSet<>(Set.of(Stack.SHARED)), live).get(0).roots().get(0);
  }

  private static String importedFrom(RootScope root) {
    return values(root).path("disks").get(0).path("import_from").asText();
  }

  private static JsonNode values(RootScope root) {
    return json(root, "servers.auto.tfvars.json").path("servers").path("web");
  }

  private static JsonNode json(RootScope root, String file) {
    try {
      return new ObjectMapper().readTree(root.files().files().get(file));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
