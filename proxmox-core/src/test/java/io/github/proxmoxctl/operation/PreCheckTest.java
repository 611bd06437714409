package io.github.proxmoxctl.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.generation.GeneratedFiles;
import io.github.proxmoxctl.generation.RootInputs;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.DataSize;
import io.github.proxmoxctl.model.LiveInventory;
import io.github.proxmoxctl.model.LiveServer;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.TestServer;
import io.github.proxmoxctl.plan.Pins;
import io.github.proxmoxctl.plan.TestGiven;
import io.github.proxmoxctl.state.ApplyJournal;
import io.github.proxmoxctl.state.DirectoryStateStore;
import io.github.proxmoxctl.state.RootName;
import io.github.proxmoxctl.state.StateHeader;
import io.github.proxmoxctl.state.StateStore;
import io.github.proxmoxctl.state.UnfinishedApplies;
import io.github.proxmoxctl.workspace.PrivateFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every reason for which Terraform plans a root, each alone; and none. */
class PreCheckTest {

  private static final Pins PINS = new Pins("Terraform 1.11.4", "0a1b", "2c3d");
  private static final RootName ROOT = new RootName("shop", "r01");
  private static final Server WEB = TestServer.named("web").tags("shop").build();

  @TempDir private Path folder;

  private PrivateFolder durable;
  private StateStore store;
  private String recorded = PINS.inputs("hash");
  private List<AppliedStack.Intent> intents = List.of();
  private Set<String> orphans = Set.of();
  private Set<String> bare = Set.of();
  private Set<String> rebuilt = Set.of();
  private String node = "pve1";
  private String status = "running";
  private Thoroughness thoroughness = Thoroughness.SUSPECTS;

  @BeforeEach
  void open() {
    durable = PrivateFolder.durable(folder.resolve("proxmoxctl"));
    store = new DirectoryStateStore(durable, Clock.systemUTC());
    stateOf("web");
  }

  @Test
  void aRootAsAppliedIsNotPlanned() {
    assertNone();
  }

  @Test
  void anotherVersionOfAnImageAlthoughNothingElseDiffers() {
    rebuilt = Set.of("web");
    assertWhy("servers of it get another image");
  }

  @Test
  void whatWasAskedFor() {
    thoroughness = Thoroughness.ALL;
    assertWhy("it was asked for");
    thoroughness = new Thoroughness(false, Set.of("shop/r01"));
    assertWhy("it was asked for");
    thoroughness = new Thoroughness(false, Set.of("shop/r02"));
    assertNone();
  }

  @Test
  void otherFiles() {
    recorded = PINS.inputs("other");
    assertWhy("it is made from other inputs than applied");
  }

  @Test
  void anotherToolModuleOrProvider() {
    for (Pins pins :
        List.of(
            new Pins("Terraform 1.12.0", "0a1b", "2c3d"),
            new Pins("Terraform 1.11.4", "ffff", "2c3d"),
            new Pins("Terraform 1.11.4", "0a1b", null))) {
      recorded = pins.inputs("hash");
      assertWhy("it is made from other inputs than applied");
    }
  }

  @Test
  void aRootOfAnOlderLedger() {
    recorded = "hash";
    assertWhy("it is made from other inputs than applied");
  }

  @Test
  void anIntentThatIsNotSettled() {
    intents = List.of(new AppliedStack.Intent("run-1", TestGiven.WEB));
    assertWhy("a run did not finish what it began there");
  }

  @Test
  void aServerToBeAdopted() {
    orphans = Set.of("web");
    assertWhy("a run did not finish what it began there");
  }

  @Test
  void aServerWhoseRulesTheStateLacks() {
    bare = Set.of("web");
    assertWhy("a run did not finish what it began there");
  }

  @Test
  void anApplyThatWasKilled() {
    try (ApplyJournal journal = ApplyJournal.begin(durable, "run-1", ROOT, folder, Instant.EPOCH)) {
      assertWhy("a run did not finish what it began there");
      journal.settled();
    }
    assertNone();
  }

  @Test
  void aStateWithOtherServers() {
    stateOf("web", "forgotten");
    assertWhy("its state holds other servers than it declares");
    stateOf();
    assertWhy("its state holds other servers than it declares");
  }

  @Test
  void aDifferenceInTheClustersList() {
    status = "stopped";
    assertWhy("web: power running, found stopped");
  }

  @Test
  void aServerThatMovedWhereItMayBe() {
    node = "pve2";
    assertNone();
    node = "elsewhere";
    assertWhy("web: placement.node pve1, found elsewhere");
  }

  private int serial;

  private void stateOf(String... servers) {
    StringBuilder resources = new StringBuilder();
    for (String server : servers) {
      resources
          .append(resources.isEmpty() ? "" : ",")
          .append(
              "{\"module\": \"module.server[\\\"%s\\\"]\", \"type\": \"proxmox_virtual_environment_vm\", \"instances\": [{}]}"
                  .formatted(server));
    }
    String state =
        "{\"version\": 4, \"serial\": %d, \"lineage\": \"l\", \"resources\": [%s]}"
            .formatted(++serial, resources);
    byte[] content = state.getBytes(StandardCharsets.UTF_8);
    store.write(ROOT, StateHeader.parse(content).orElseThrow(), content);
  }

  private void assertNone() {
    assertThat(check()).isEmpty();
  }

  private void assertWhy(String why) {
    assertThat(check()).contains(why);
  }

  private java.util.Optional<String> check() {
    AppliedStack applied =
        new AppliedStack(
            "shop",
            "main",
            null,
            null,
            new TreeMap<>(Map.of("r01", recorded)),
            new TreeMap<>(Map.of("web", TestGiven.WEB)),
            intents,
            List.of());
    RootScope root =
        new RootScope(
            "shop",
            "r01",
            "main",
            List.of(new RootInputs.Member(WEB, TestGiven.WEB)),
            Map.of(),
            false,
            "hash",
            new GeneratedFiles(new TreeMap<>()),
            rebuilt);
    LiveServer live =
        new LiveServer(
            1042, "web", node, status, false, 2, DataSize.ofGibibytes(4), List.of("shop"));
    LiveInventory inventory =
        new LiveInventory("main", new TreeMap<>(Map.of(1042, live)), new TreeMap<>(), List.of());
    return new PreCheck(
            new LiveFacts(Map.of("main", inventory), orphans, bare),
            new StateContents(store),
            new UnfinishedApplies(durable),
            PINS,
            thoroughness)
        .suspicion(new StackScope("shop", "main", applied, List.of(root)), root);
  }
}
