package io.github.proxmoxctl.plan;

import static io.github.proxmoxctl.plan.TestGiven.WEB;
import static io.github.proxmoxctl.plan.TestGiven.nic;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.TestServer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the real Terraform and provider plan, in the words of the YAML. */
class InterpreterTest {

  private static final Server DECLARED =
      TestServer.named("web").gibibytes(8).disk("data", 200).build();

  private static ServerChange interpret(String recording, AppliedServer given) {
    return interpret(recording, given, WEB);
  }

  private static ServerChange interpret(
      String recording, AppliedServer given, @Nullable AppliedServer applied) {
    List<ServerChange> changes =
        new Interpreter(
                Map.of("web", DECLARED),
                Map.of("web", given),
                applied == null ? Map.of() : Map.of("web", applied))
            .interpret(Recording.read(recording));
    assertThat(changes).hasSize(1);
    return changes.get(0);
  }

  private static Arguments updates(String recording, Effect effect, String... attributes) {
    return Arguments.of(recording, WEB, effect, List.of(attributes));
  }

  private static Arguments updates(
      String recording, AppliedServer given, Effect effect, String... attributes) {
    return Arguments.of(recording, given, effect, List.of(attributes));
  }

  static Stream<Arguments> updates() {
    Map<String, String> disks = Map.of("system", "scsi0", "data", "scsi1");
    return Stream.of(
        updates("memory", Effect.RESTART, "memory 4 GiB → 8 GiB restart"),
        updates("cores", Effect.RESTART, "cpu.cores 2 → 4 restart"),
        updates("disk-size", Effect.ONLINE, "disks.data.size 100 GiB → 200 GiB online"),
        updates("disk-datastore", Effect.STOP, "disks.data.datastore ssd → local-lvm stop"),
        updates(
            "disk-added",
            TestGiven.server(
                "web",
                Map.of("system", "scsi0", "data", "scsi1", "logs", "scsi2"),
                nic(0, "10.1.0.11"),
                "front",
                nic(2, "10.2.0.11"),
                "store"),
            Effect.ONLINE,
            "+ disks.logs 50 GiB, datastore ssd online"),
        updates(
            "disk-removed",
            TestGiven.server(
                "web",
                Map.of("system", "scsi0"),
                nic(0, "10.1.0.11"),
                "front",
                nic(2, "10.2.0.11"),
                "store"),
            Effect.ONLINE,
            "- disks.data 100 GiB, datastore ssd online"),
        updates("tags", Effect.ONLINE, "tags proxmoxctl, shop → proxmoxctl, web online"),
        updates(
            "ssh-keys",
            Effect.RESTART,
            "sshKeys ssh-ed25519 AAAA ops → ssh-ed25519 AAAA ops, ssh-ed25519 BBBB eve restart"),
        updates(
            "dns-order",
            Effect.RESTART,
            "dns.servers 10.1.0.1, 10.1.0.2 → 10.1.0.2, 10.1.0.1 restart"),
        updates(
            "address",
            Effect.RESTART,
            "networks.front.address 10.1.0.11/24 → 10.1.0.12/24 restart"),
        updates("power-off", Effect.STOP, "power running → stopped stop"),
        updates("node", Effect.ONLINE, "node pve1 → pve2 online"),
        updates("description", Effect.ONLINE, "+ description the shop's front\nsecond line online"),
        updates("protection", Effect.ONLINE, "protect false → true online"),
        updates(
            "nic-added",
            TestGiven.server(
                "web",
                disks,
                nic(0, "10.1.0.11"),
                "front",
                nic(2, "10.2.0.11"),
                "store",
                nic(3, "10.3.0.11"),
                "admin"),
            Effect.RESTART,
            "+ networks.admin 10.3.0.11/24, bridge vmbr1 restart"),
        updates(
            "nic-added-in-gap",
            TestGiven.server(
                "web",
                disks,
                nic(0, "10.1.0.11"),
                "front",
                nic(2, "10.2.0.11"),
                "store",
                nic(1, "dhcp"),
                "admin"),
            Effect.RESTART,
            "+ networks.admin dhcp, bridge vmbr1 restart"),
        updates(
            "nic-removed",
            TestGiven.server("web", disks, nic(0, "10.1.0.11"), "front"),
            Effect.RESTART,
            "- networks.store 10.2.0.11/24, bridge vmbr1, vlan 30 restart"),
        updates(
            "nic-removed-with-gap",
            TestGiven.server("web", disks, nic(2, "10.2.0.11"), "store"),
            Effect.RESTART,
            "- networks.front 10.1.0.11/24, bridge vmbr0 restart"),
        updates("nic-vlan", Effect.ONLINE, "networks.store.vlan 30 → 31 online"),
        updates(
            "several",
            Effect.RESTART,
            "cpu.cores 2 → 4 restart",
            "disks.data.size 100 GiB → 200 GiB online",
            "memory 4 GiB → 8 GiB restart",
            "tags proxmoxctl, shop → proxmoxctl, web online"),
        // the provider restarts for any change in the agent's block
        updates("agent-timeout", Effect.RESTART, "agent.timeout 15m → 30s restart"),
        updates(
            "drift",
            Effect.RESTART,
            "cpu.cores 1 → 2 (by hand) restart",
            "memory 4 GiB → 8 GiB restart"),
        updates(
            "drift-disk-lost",
            Effect.ONLINE,
            "+ disks.data 100 GiB, datastore ssd (by hand) online"));
  }

  @ParameterizedTest
  @MethodSource("updates")
  void readsUpdates(String recording, AppliedServer given, Effect effect, List<String> attributes) {
    ServerChange change = interpret(recording, given);
    assertThat(texts(change)).isEqualTo(attributes);
    assertThat(change.action()).isEqualTo(Action.UPDATE);
    assertThat(change.effect()).isEqualTo(effect);
    assertThat(change.vmId()).isEqualTo(1042);
    assertThat(change.formerName()).isNull();
  }

  private static List<String> texts(ServerChange change) {
    return change.attributes().stream()
        .map(
            attribute ->
                attribute.text()
                    + (attribute.isByHand() ? " (by hand) " : " ")
                    + attribute.effect().word())
        .toList();
  }

  @Test
  void aServerThatIsOffHasNoUsersToNotice() {
    ServerChange change = interpret("power-on", WEB);
    assertThat(texts(change)).containsExactly("power stopped → running online");
    assertThat(change.effect()).isEqualTo(Effect.ONLINE);
  }

  @Test
  void anInterfaceTakenAwayByHandComesBack() {
    ServerChange change = interpret("drift-nic-lost", WEB);
    assertThat(change.action()).isEqualTo(Action.UPDATE);
    assertThat(change.attributes())
        .isNotEmpty()
        .allMatch(AttributeChange::isByHand)
        .allMatch(attribute -> attribute.attribute().startsWith("networks.store"));
  }

  @Test
  void everyAttributeKnowsItsPlaceInTheYaml() {
    assertThat(interpret("memory", WEB).attributes().get(0).location())
        .hasToString("servers/shop/web.yaml:8:3");
    assertThat(interpret("disk-size", WEB).attributes().get(0).location())
        .hasToString("servers/shop/web.yaml:11:20");
    assertThat(interpret("cores", WEB).attributes().get(0).location())
        .as("a default has no line of its own")
        .hasToString("servers/shop/web.yaml:3:9");
  }

  @Test
  void readsACreation() {
    ServerChange change = interpret("create", WEB, null);
    assertThat(change.action()).isEqualTo(Action.CREATE);
    assertThat(change.effect()).isEqualTo(Effect.ONLINE);
    assertThat(change.attributes()).isEmpty();
    assertThat(change.summary())
        .isEqualTo("debian-12 · 2 cpu · 8 GiB · 10.1.0.11 · 10.2.0.11 · pve1");
    assertThat(change.isProtected()).isFalse();
    assertThat(change.location()).hasToString("servers/shop/web.yaml:3:9");
  }

  @Test
  void readsADestroy() {
    ServerChange change =
        new Interpreter(Map.of(), Map.of(), Map.of("web", TestGiven.protectedOne(WEB)))
            .interpret(Recording.read("destroy"))
            .get(0);
    assertThat(change.action()).isEqualTo(Action.DESTROY);
    assertThat(change.effect()).isEqualTo(Effect.REPLACE);
    assertThat(change.summary()).isEqualTo("debian-12 · 10.1.0.11 · 10.2.0.11 · pve1");
    assertThat(change.isProtected()).isTrue();
    assertThat(change.location()).isNull();
  }

  @Test
  void whatTheLedgerLostIsStillNamedAndProtected() {
    ServerChange change =
        new Interpreter(Map.of(), Map.of(), Map.of())
            .interpret(Trees.withBefore(Recording.read("destroy"), "protection", true))
            .get(0);
    assertThat(change.vmId()).isEqualTo(1042);
    assertThat(change.isProtected()).isTrue();
  }

  @Test
  void aReplacementSaysFirstWhatForcesIt() {
    ServerChange change = interpret("replace", WEB);
    assertThat(change.action()).isEqualTo(Action.REPLACE);
    assertThat(change.effect()).isEqualTo(Effect.REPLACE);
    assertThat(texts(change))
        .containsExactly("template 9001 → 9011 replace", "memory 4 GiB → 8 GiB restart");
  }

  @Test
  void anUnfinishedServerIsMadeAnewWithoutADestroy() {
    assertThat(interpret("tainted", WEB, null).action()).isEqualTo(Action.CREATE);
    assertThat(interpret("tainted", WEB).action())
        .as("one that was applied is lost")
        .isEqualTo(Action.REPLACE);
  }

  @Test
  void readsARename() {
    ServerChange moved =
        new Interpreter(
                Map.of("web", DECLARED),
                Map.of("web", WEB),
                Map.of("old", TestGiven.protectedOne(WEB)))
            .interpret(Recording.read("moved-only"))
            .get(0);
    assertThat(moved.action()).isEqualTo(Action.RENAME);
    assertThat(moved.formerName()).isEqualTo("old");
    assertThat(moved.isProtected()).isTrue();
    assertThat(moved.attributes()).isEmpty();

    ServerChange renamed =
        new Interpreter(Map.of(), Map.of("shop-web", WEB), Map.of("web", WEB))
            .interpret(Recording.read("moved"))
            .get(0);
    assertThat(renamed.server()).isEqualTo("shop-web");
    assertThat(renamed.formerName()).isEqualTo("web");
    assertThat(renamed.action()).isEqualTo(Action.UPDATE);
    assertThat(texts(renamed)).containsExactly("name web → shop-web online");
  }

  @Test
  void readsAnAdoption() {
    ServerChange change = interpret("import", WEB, null);
    assertThat(change.action()).isEqualTo(Action.ADOPT);
    assertThat(texts(change))
        .contains("+ uuid 11111111-2222-5333-8444-555555555555 restart")
        .noneMatch(text -> text.contains("migrate") || text.contains("stop_on_destroy"));
    assertThat(change.effect()).isEqualTo(Effect.RESTART);
  }

  @Test
  void settingsOfTheProviderAreBookkeeping() {
    ServerChange change = interpret("bookkeeping", WEB);
    assertThat(change.action()).isEqualTo(Action.BOOKKEEPING);
    assertThat(change.effect()).isEqualTo(Effect.ONLINE);
    assertThat(texts(change))
        .containsExactly(
            "migrate false → true online",
            "stop_on_destroy false → true online",
            "timeout_clone 900 → 1800 online");
    assertThat(change.action().isChange()).isFalse();
  }

  @Test
  void aServerWithoutAChangeIsOneToo() {
    ServerChange change = interpret("no-op", WEB);
    assertThat(change.action()).isEqualTo(Action.NONE);
    assertThat(change.attributes()).isEmpty();
  }

  @Test
  void severalServersAreToldApart() {
    List<ServerChange> changes =
        new Interpreter(
                Map.of("web", DECLARED),
                Map.of("web", WEB, "db", WEB),
                Map.of("web", WEB, "gone", WEB))
            .interpret(Recording.read("several-servers"));
    assertThat(changes)
        .extracting(change -> change.server() + " " + change.action())
        .containsExactlyInAnyOrder("web UPDATE", "db CREATE", "gone DESTROY");
  }

  @Test
  void whatBelongsToNoServerIsNotLeftOut() {
    RootChanges root = Trees.withoutServer(Recording.read("memory"));
    List<ServerChange> changes = new Interpreter(Map.of(), Map.of(), Map.of()).interpret(root);
    assertThat(changes)
        .singleElement()
        .satisfies(change -> assertThat(change.server()).isEqualTo(change.address()));
    assertThat(
            new Interpreter(Map.of(), Map.of(), Map.of())
                .interpret(Trees.withoutServer(Recording.read("no-op"))))
        .isEmpty();
  }

  @Test
  void whatIsNotKnownYetIsSaid() {
    RootChanges root =
        Trees.withUnknown(
            Recording.read("memory"),
            Map.of(
                "smbios", List.of(Map.of("uuid", true)),
                "disk", List.of(Map.of(), Map.of("size", true)),
                "memory", List.of(Map.of("dedicated", true)),
                "ipv4_addresses", true));
    ServerChange change =
        new Interpreter(Map.of("web", DECLARED), Map.of("web", WEB), Map.of("web", WEB))
            .interpret(root)
            .get(0);
    assertThat(texts(change))
        .contains(
            "uuid 11111111-2222-5333-8444-555555555555 → (known after apply) restart",
            "disks.data.size 100 GiB → (known after apply) online",
            "memory 4 GiB → (known after apply) restart")
        .noneMatch(text -> text.contains("ipv4"));
  }

  @Test
  void aPasswordIsNeverShownButItsChangeIs() {
    RootChanges root = Trees.withPasswords(Recording.read("memory"), "hunter2", "hunter3");
    ServerChange change =
        new Interpreter(Map.of("web", DECLARED), Map.of("web", WEB), Map.of("web", WEB))
            .interpret(root)
            .get(0);
    assertThat(texts(change)).contains("password (hidden, another) → (hidden) restart");
    assertThat(change.toString()).doesNotContain("hunter");
  }
}
