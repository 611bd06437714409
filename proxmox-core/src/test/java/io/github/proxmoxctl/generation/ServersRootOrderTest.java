package io.github.proxmoxctl.generation;

import static io.github.proxmoxctl.generation.Generated.VALUES;
import static io.github.proxmoxctl.generation.Generated.aShop;
import static io.github.proxmoxctl.generation.Generated.inputs;
import static io.github.proxmoxctl.generation.Generated.json;
import static io.github.proxmoxctl.generation.Generated.storage;
import static io.github.proxmoxctl.model.TestServer.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.TestEstate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ServersRootOrderTest {

  @Test
  void theOrderOfWhatIsGivenDoesNotMatter() {
    DesiredState desired =
        new TestEstate()
            .network(storage())
            .with(aShop()[0], aShop()[1], named("a"), named("b"), named("c"));
    RootInputs inputs =
        inputs(desired, Map.of("shop-db", "mysql", "shop-web-1", "web", "a", "z", "b", "y"));
    GeneratedFiles expected = ServersRoot.generate(inputs);
    Random random = new Random(7);
    for (int i = 0; i < 50; i++) {
      List<RootInputs.Member> members = new ArrayList<>(inputs.members());
      Collections.shuffle(members, random);
      GeneratedFiles shuffled =
          ServersRoot.generate(
              new RootInputs(
                  members.stream().map(member -> shuffled(member, random)).toList(),
                  shuffled(inputs.images(), random),
                  shuffled(inputs.networks(), random),
                  inputs.storages(),
                  shuffled(inputs.moves(), random),
                  Map.of(),
                  inputs.firewalls(),
                  Map.of()));
      assertThat(shuffled).isEqualTo(expected);
      assertThat(shuffled.hash()).isEqualTo(expected.hash());
    }
  }

  private static <V> Map<String, V> shuffled(Map<String, V> map, Random random) {
    List<Map.Entry<String, V>> entries = new ArrayList<>(map.entrySet());
    Collections.shuffle(entries, random);
    Map<String, V> shuffled = new LinkedHashMap<>();
    entries.forEach(entry -> shuffled.put(entry.getKey(), entry.getValue()));
    return shuffled;
  }

  /** Disks and interfaces are written by slot, in whatever order the YAML has them. */
  private static RootInputs.Member shuffled(RootInputs.Member member, Random random) {
    Server server = member.server();
    List<Server.Disk> disks = new ArrayList<>(server.disks());
    Collections.shuffle(disks, random);
    List<Server.NetworkInterface> nics = new ArrayList<>(server.networks());
    Collections.shuffle(nics, random);
    return new RootInputs.Member(
        new Server(
            server.name(),
            server.stack(),
            server.cluster(),
            server.replica(),
            server.formerNames(),
            server.description(),
            server.image(),
            server.cpu(),
            server.memory(),
            server.placement(),
            disks,
            nics,
            server.sshKeys(),
            server.users(),
            server.roles(),
            server.tags(),
            server.labels(),
            server.isProtected(),
            server.startsOnBoot(),
            server.power(),
            server.restart(),
            server.acknowledge(),
            server.firewall(),
            server.backups(),
            server.rollout(),
            server.origins()),
        member.given());
  }

  @Test
  void importedDisksOnSeveralBusesHaveOneOrder() {
    Server server = named("web").disk("a", 1).disk("b", 2).build();
    AppliedServer given =
        new AppliedServer(
            "web",
            "web",
            1000,
            "00000000-0000-5000-8000-000000000000",
            "pve1",
            "r01",
            "debian-12",
            "12.1",
            null,
            false,
            new TreeMap<>(Map.of("a", "virtio1", "b", "scsi1")),
            new TreeMap<>(),
            1);
    DesiredState desired = new TestEstate().of(List.of(server));
    RootInputs inputs =
        new RootInputs(
            List.of(new RootInputs.Member(server, given)),
            desired.imagesByName(),
            desired.networksByName(),
            desired.storages(),
            Map.of(),
            Map.of("web", "pve1/1000"),
            new ServerFirewalls(desired, Map.of("web", given)),
            Map.of());
    JsonNode values = json(ServersRoot.generate(inputs), VALUES);
    // the undeclared boot disk is declared at the image's size, else the provider would take it
    // away
    assertThat(values.at("/servers/web/disks/0/slot").asText()).isEqualTo("scsi0");
    assertThat(values.at("/servers/web/disks/0/name").asText()).isEqualTo("system");
    assertThat(values.at("/servers/web/disks/1/slot").asText()).isEqualTo("scsi1");
    assertThat(values.at("/servers/web/disks/2/slot").asText()).isEqualTo("virtio1");
    assertThat(values.at("/servers/web/clone").isNull()).isTrue();
    assertThat(values.at("/adopt/web").asText()).isEqualTo("pve1/1000");
  }
}
