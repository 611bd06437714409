package io.github.proxmoxctl.generation;

import static io.github.proxmoxctl.model.TestServer.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proxmoxctl.allocation.Allocation;
import io.github.proxmoxctl.allocation.Allocator;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.AppliedState;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Ipv4Network;
import io.github.proxmoxctl.model.Network;
import io.github.proxmoxctl.model.Origins;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Generates for servers on an empty ledger. */
final class Generated {

  private Generated() {}

  static final String VALUES = "servers.auto.tfvars.json";
  static final String MOVES = "moves.tf.json";

  static Network storage() {
    return new Network(
        "storage",
        "vmbr1",
        30,
        9000,
        Ipv4Network.parse("10.2.0.0/24").orElseThrow(),
        null,
        List.of(),
        null,
        TestEstate.range("10.2.0.10", "10.2.0.20"),
        List.of(),
        new Origins(Location.ofFile("x"), Map.of()));
  }

  static RootInputs inputs(DesiredState desired, Map<String, String> moves) {
    Allocation allocation =
        Allocator.allocate(desired, AppliedState.empty(), Instant.parse("2026-11-23T00:00:00Z"));
    assertThat(allocation.diagnostics()).isEmpty();
    return new RootInputs(
        desired.servers().stream()
            .map(
                server ->
                    new RootInputs.Member(
                        server, Objects.requireNonNull(allocation.servers().get(server.name()))))
            .toList(),
        desired.imagesByName(),
        desired.networksByName(),
        desired.storages(),
        moves,
        Map.of(),
        new ServerFirewalls(desired, allocation.servers()),
        Map.of());
  }

  static GeneratedFiles generate(TestServer... servers) {
    return ServersRoot.generate(
        inputs(new TestEstate().network(storage()).with(servers), Map.of()));
  }

  static String text(GeneratedFiles files, String name) {
    return Objects.requireNonNull(files.files().get(name));
  }

  static JsonNode json(GeneratedFiles files, String name) {
    try {
      return new ObjectMapper().readTree(text(files, name));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  static TestServer[] aShop() {
    return new TestServer[] {
      named("shop-web-1")
          .replica("shop-web", 1)
          .tags("proxmoxctl", "shop")
          .disk("logs", 10)
          .disk("system", 20)
          .nic("front", "app")
          .nicAt("store", "storage", "10.2.0.9"),
      named("shop-db")
          .description("the shop's database")
          .cores(4)
          .gibibytes(16)
          .isProtected()
          .stopped()
          .neverRestarted()
          .disk("data", 500)
          .nic("front", "app", new Server.Address.Dhcp(), "02:00:00:00:00:01")
    };
  }
}
