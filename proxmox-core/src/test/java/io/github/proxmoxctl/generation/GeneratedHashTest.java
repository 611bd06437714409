package io.github.proxmoxctl.generation;

import static io.github.proxmoxctl.generation.Generated.generate;
import static io.github.proxmoxctl.generation.Generated.inputs;
import static io.github.proxmoxctl.generation.Generated.storage;
import static io.github.proxmoxctl.model.TestServer.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class GeneratedHashTest {

  @Test
  void theHashChangesWithEveryWordOfTheContent() {
    List<UnaryOperator<TestServer>> changes =
        List.of(
            server -> server.description("other"),
            server -> server.cores(3),
            server -> server.gibibytes(5),
            server -> server.disk("more", 1),
            server -> server.nic("more", "app"),
            server -> server.sshKeys("ssh-ed25519 BBBB"),
            server -> server.tags("other"),
            TestServer::isProtected,
            TestServer::stopped,
            TestServer::neverRestarted,
            server -> server.pinnedTo("pve2"));
    List<String> hashes = new ArrayList<>();
    hashes.add(generate(named("web").nic("front", "app")).hash());
    assertThat(generate(named("web").nic("front", "app")).hash()).isEqualTo(hashes.get(0));
    changes.forEach(
        change -> hashes.add(generate(change.apply(named("web").nic("front", "app"))).hash()));
    hashes.add(generate(named("wep").nic("front", "app")).hash());
    hashes.add(
        ServersRoot.generate(
                inputs(
                    new TestEstate().network(storage()).with(named("web").nic("front", "app")),
                    Map.of("web", "old")))
            .hash());
    assertThat(hashes).doesNotHaveDuplicates().allMatch(hash -> hash.matches("[0-9a-f]{64}"));
  }

  @Test
  void theHashKnowsWhereOneFileEndsAndTheNextBegins() {
    GeneratedFiles one = new GeneratedFiles(new TreeMap<>(Map.of("a", "bc", "d", "e")));
    GeneratedFiles other = new GeneratedFiles(new TreeMap<>(Map.of("ab", "c", "d", "e")));
    GeneratedFiles single = new GeneratedFiles(new TreeMap<>(Map.of("a", "bc\0d\0e")));
    assertThat(List.of(one.hash(), other.hash(), single.hash())).doesNotHaveDuplicates();
  }
}
