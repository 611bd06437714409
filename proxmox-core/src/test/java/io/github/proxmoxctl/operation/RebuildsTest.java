package io.github.proxmoxctl.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.generation.GeneratedFiles;
import io.github.proxmoxctl.generation.RootInputs;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.TestServer;
import io.github.proxmoxctl.plan.TestGiven;
import io.github.proxmoxctl.state.DirectoryStateStore;
import io.github.proxmoxctl.state.RootName;
import io.github.proxmoxctl.state.StateHeader;
import io.github.proxmoxctl.state.StateStore;
import io.github.proxmoxctl.workspace.PrivateFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildsTest {

  private static final String VM = "module.server[\"web\"].proxmox_virtual_environment_vm.vm";
  private static final String FILE = "local:import/debian-12-v2-ab.qcow2";

  @TempDir private Path folder;

  private int stores;

  @Test
  void whatGetsAnotherImageIsMadeAnew() {
    assertThat(addresses(Set.of("web"), "{\"clone\": [{\"vm_id\": 9001}]}", file()))
        .containsExactly(VM);
    assertThat(addresses(Set.of(), "{\"clone\": [{\"vm_id\": 9001}]}", file())).isEmpty();
  }

  @Test
  void whatAKilledRunHasRebuiltIsNotMadeAnewAgain() {
    String imported = "{\"disk\": [{\"import_from\": \"\"}, {\"import_from\": \"" + FILE + "\"}]}";
    assertThat(addresses(Set.of("web"), imported, file())).isEmpty();
    assertThat(
            addresses(
                Set.of("web"),
                "{\"clone\": [{\"vm_id\": 9002}], \"disk\": [{\"import_from\": \"\"}]}",
                new AppliedServer.Template("pve1", 9002)))
        .isEmpty();
  }

  @Test
  void ofAVersionThatIsOnlyAWordNobodyCanTell() {
    assertThat(
            addresses(
                Set.of("web"),
                "{\"clone\": [{\"vm_id\": 9001}]}",
                new AppliedServer.Template("pve1", 9001)))
        .containsExactly(VM);
  }

  private static AppliedServer.Source file() {
    return new AppliedServer.ImageFile(FILE);
  }

  private List<String> addresses(
      Set<String> rebuilt, String attributes, AppliedServer.Source wanted) {
    StateStore store =
        new DirectoryStateStore(
            PrivateFolder.durable(folder.resolve("proxmoxctl-" + ++stores)), Clock.systemUTC());
    byte[] state =
        ("{\"version\": 4, \"serial\": 1, \"lineage\": \"l\", \"resources\": [{\"module\":"
                + " \"module.server[\\\"web\\\"]\", \"type\": \"proxmox_virtual_environment_vm\","
                + " \"instances\": [{\"attributes\": "
                + attributes
                + "}]}]}")
            .getBytes(StandardCharsets.UTF_8);
    RootName name = new RootName("shop", "r01");
    store.write(name, StateHeader.parse(state).orElseThrow(), state);
    AppliedStack applied =
        new AppliedStack(
            "shop",
            "main",
            null,
            null,
            new TreeMap<>(),
            new TreeMap<>(Map.of("web", TestGiven.WEB)),
            List.of(),
            List.of());
    RootScope root =
        new RootScope(
            "shop",
            "r01",
            "main",
            List.of(
                new RootInputs.Member(
                    TestServer.named("web").build(),
                    TestGiven.WEB.madeFrom("debian-12", "v2", wanted))),
            Map.of(),
            false,
            "hash",
            new GeneratedFiles(new TreeMap<>()),
            rebuilt);
    return new Rebuilds(new StateContents(store))
        .addresses(new StackScope("shop", "main", applied, List.of(root)), root);
  }
}
