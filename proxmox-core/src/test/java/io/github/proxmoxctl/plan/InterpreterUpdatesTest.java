package io.github.proxmoxctl.plan;

import static io.github.proxmoxctl.plan.Interpreted.interpret;
import static io.github.proxmoxctl.plan.Interpreted.texts;
import static io.github.proxmoxctl.plan.TestGiven.WEB;
import static io.github.proxmoxctl.plan.TestGiven.nic;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.AppliedServer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Updates that the real Terraform and provider plan, in the words of the YAML. */
class InterpreterUpdatesTest {

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
}
