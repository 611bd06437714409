package io.github.proxmoxctl.generation;

import static io.github.proxmoxctl.model.TestServer.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proxmoxctl.allocation.Allocation;
import io.github.proxmoxctl.allocation.Allocator;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedState;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Ipv4Address;
import io.github.proxmoxctl.model.Ipv4Network;
import io.github.proxmoxctl.model.Network;
import io.github.proxmoxctl.model.Origins;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServersRootTest {

  private static final String VALUES = "servers.auto.tfvars.json";
  private static final String MOVES = "moves.tf.json";

  private static Network storage() {
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

  private static RootInputs inputs(DesiredState desired, Map<String, String> moves) {
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
        moves,
        Map.of());
  }

  private static GeneratedFiles generate(TestServer... servers) {
    return ServersRoot.generate(
        inputs(new TestEstate().network(storage()).with(servers), Map.of()));
  }

  private static String text(GeneratedFiles files, String name) {
    return Objects.requireNonNull(files.files().get(name));
  }

  private static JsonNode json(GeneratedFiles files, String name) {
    try {
      return new ObjectMapper().readTree(text(files, name));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static String golden(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ServersRootTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static TestServer[] aShop() {
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

  @Test
  void writesTheGoldenFiles() throws IOException {
    DesiredState desired = new TestEstate().network(storage()).with(aShop());
    RootInputs inputs = inputs(desired, Map.of("shop-db", "mysql", "shop-web-1", "web"));
    GeneratedFiles files = ServersRoot.generate(inputs);
    assertThat(files.files()).containsOnlyKeys(MOVES, VALUES);
    assertThat(text(files, VALUES)).isEqualTo(golden("golden-" + VALUES));
    assertThat(text(files, MOVES)).isEqualTo(golden("golden-" + MOVES));
  }

  @Test
  void aRootWithoutServersOrMovesStillWritesBothFiles() {
    GeneratedFiles files =
        ServersRoot.generate(new RootInputs(List.of(), Map.of(), Map.of(), Map.of(), Map.of()));
    assertThat(text(files, VALUES)).isEqualTo("{\n  \"servers\" : { },\n  \"adopt\" : { }\n}\n");
    assertThat(text(files, MOVES)).isEqualTo("{ }\n");
  }

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
                  shuffled(inputs.moves(), random),
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
            server.tags(),
            server.labels(),
            server.isProtected(),
            server.startsOnBoot(),
            server.power(),
            server.restart(),
            server.acknowledge(),
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
            Map.of(),
            Map.of("web", "pve1/1000"));
    JsonNode values = json(ServersRoot.generate(inputs), VALUES);
    assertThat(values.at("/servers/web/disks/0/slot").asText()).isEqualTo("scsi1");
    assertThat(values.at("/servers/web/disks/1/slot").asText()).isEqualTo("virtio1");
    assertThat(values.at("/servers/web/clone").isNull()).isTrue();
    assertThat(values.at("/adopt/web").asText()).isEqualTo("pve1/1000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${file(\"/etc/passwd\")}",
        "%{ for x in y }",
        "$${escaped}",
        "\" } , \"evil\" : {",
        "back\\slash and \"quotes\"",
        "two\nlines\r\nand\ttabs",
        "\u0000\u0007\u001b[31m",
        "Ünïcödé 漢字 🦊 \u202e\u2028",
        "<script>&amp;</script>",
        ""
      })
  void stringsStayLiteral(String hostile) {
    GeneratedFiles files =
        generate(
            named("web")
                .description(hostile)
                .tags(hostile)
                .sshKeys("ssh-ed25519 AAAA", hostile)
                .nic("front", "app"));
    JsonNode web = json(files, VALUES).at("/servers/web");
    assertThat(web.at("/description").textValue()).isEqualTo(hostile);
    assertThat(web.at("/tags/0").textValue()).isEqualTo(hostile);
    assertThat(web.at("/cloud_init/ssh_keys/1").textValue()).isEqualTo(hostile);
    assertThat(text(files, MOVES)).doesNotContain("passwd");
  }

  @ParameterizedTest
  @ValueSource(strings = {"${path.root}", "a\"]", "", "A", "a_b", "-a", "a.b", "ünï"})
  void onlyNamesGoIntoGeneratedCode(String hostile) {
    DesiredState desired = new TestEstate().with(named("web"));
    assertThatThrownBy(() -> ServersRoot.generate(inputs(desired, Map.of("web", hostile))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ServersRoot.generate(inputs(desired, Map.of(hostile, "web"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

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

  @Test
  void gatewayAndDnsComeFromTheNetworkOfTheDefaultRoute() {
    Server server =
        named("web").nicAt("front", "storage", "10.2.0.9").nicAt("back", "app", "10.1.0.9").build();
    assertThat(server.networks().get(0).givesGateway()).isTrue();
    DesiredState desired = new TestEstate().network(storage()).of(List.of(server));
    JsonNode web = json(ServersRoot.generate(inputs(desired, Map.of())), VALUES).at("/servers/web");
    assertThat(web.at("/networks/0/gateway").isNull()).as("storage has none").isTrue();
    assertThat(web.at("/networks/1/gateway").isNull()).as("not the default route").isTrue();
    assertThat(web.at("/networks/1/address").asText()).isEqualTo("10.1.0.9/24");
    assertThat(web.at("/networks/0/mtu").asInt()).isEqualTo(9000);
    assertThat(web.at("/networks/0/vlan").asInt()).isEqualTo(30);
    assertThat(web.at("/cloud_init/dns/servers")).isEmpty();

    JsonNode plain =
        json(generate(named("web").nicAt("front", "app", "10.1.0.9")), VALUES).at("/servers/web");
    assertThat(plain.at("/networks/0/gateway").asText()).isEqualTo("10.1.0.1");
    assertThat(plain.at("/cloud_init/dns/servers/0").asText())
        .isEqualTo(new Ipv4Address(0x0A01_0001L).toString());
  }
}
