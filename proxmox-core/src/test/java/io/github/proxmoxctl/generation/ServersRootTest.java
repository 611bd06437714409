package io.github.proxmoxctl.generation;

import static io.github.proxmoxctl.generation.Generated.MOVES;
import static io.github.proxmoxctl.generation.Generated.VALUES;
import static io.github.proxmoxctl.generation.Generated.aShop;
import static io.github.proxmoxctl.generation.Generated.generate;
import static io.github.proxmoxctl.generation.Generated.inputs;
import static io.github.proxmoxctl.generation.Generated.json;
import static io.github.proxmoxctl.generation.Generated.storage;
import static io.github.proxmoxctl.generation.Generated.text;
import static io.github.proxmoxctl.model.TestServer.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.proxmoxctl.model.Address6;
import io.github.proxmoxctl.model.DataSize;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Drive;
import io.github.proxmoxctl.model.Drive.Speed;
import io.github.proxmoxctl.model.Ipv4Address;
import io.github.proxmoxctl.model.Ipv6Address;
import io.github.proxmoxctl.model.NetworkCard;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Storages;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.validation.TestNetworks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ServersRootTest {

  private static String golden(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ServersRootTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
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
        ServersRoot.generate(
            new RootInputs(
                List.of(),
                Map.of(),
                Map.of(),
                Storages.UNDECLARED,
                Map.of(),
                Map.of(),
                new ServerFirewalls(new TestEstate().of(List.of()), Map.of()),
                Map.of()));
    assertThat(text(files, VALUES))
        .isEqualTo("{\n  \"servers\" : { },\n  \"adopt\" : { },\n  \"adopt_rules\" : { }\n}\n");
    assertThat(text(files, MOVES)).isEqualTo("{ }\n");
  }

  @Test
  void aServerOfADownloadedImageImportsItsBootDiskAndNoOther() {
    DesiredState desired =
        new TestEstate()
            .image(TestEstate.downloaded("debian-13", "v2", "ab"))
            .with(named("web").image("debian-13").disk("data", 5));

    JsonNode web =
        json(ServersRoot.generate(inputs(desired, Map.of())), VALUES).path("servers").path("web");

    assertThat(web.path("clone").isNull()).isTrue();
    assertThat(web.path("disks").get(0).path("slot").asText()).isEqualTo("scsi0");
    assertThat(web.path("disks").get(0).path("import_from").asText())
        .isEqualTo("local:import/debian-13-v2-ab0000000000.qcow2");
    assertThat(web.path("disks").get(1).has("import_from")).isFalse();
  }

  @Test
  void devicesAreWrittenWithAllThatIsSaidOfThem() {
    var drive =
        new Drive(
            "writeback", "threads", false, false, true, false, false, new Speed(200, 0, 0, 1000));
    Server server =
        named("web")
            .cpu(new Server.Cpu(2, 1, "host", 1, 200, true, List.of("+pcid", "-ssbd")))
            .memory(new Server.Memory(DataSize.ofGibibytes(4), DataSize.ofGibibytes(2)))
            .disk("data", 5, drive)
            .nic(
                "front",
                "six",
                new Address6.Fixed(Ipv6Address.parse("2001:db8:1::11").orElseThrow()),
                new NetworkCard("virtio", 1400, 50, 2, true))
            .nic("old", "six", new Address6.Slaac(), new NetworkCard("e1000", null, 0, 0, false))
            .nic("none", "six", new Address6.None(), NetworkCard.DEFAULT)
            .build();
    DesiredState desired =
        new TestEstate()
            .network(TestNetworks.with6("six", "2001:db8:1::/64", "fe80::1"))
            .of(List.of(server));
    JsonNode web = json(ServersRoot.generate(inputs(desired, Map.of())), VALUES).at("/servers/web");
    assertThat(web.at("/cpu").toString())
        .isEqualTo(
            "{\"cores\":2,\"sockets\":1,\"type\":\"host\",\"limit\":1,\"units\":200,"
                + "\"numa\":true,\"flags\":[\"+pcid\",\"-ssbd\"]}");
    assertThat(web.at("/memory").asInt()).isEqualTo(4096);
    assertThat(web.at("/balloon").asInt()).isEqualTo(2048);
    assertThat(web.at("/disks/0/speed").isNull()).as("the image's own disk").isTrue();
    assertThat(web.at("/disks/1").toString())
        .contains("\"cache\":\"writeback\",\"aio\":\"threads\",\"discard\":false")
        .contains("\"iothread\":false,\"ssd\":true,\"backup\":false,\"replicate\":false")
        .contains("{\"read\":200,\"write\":0,\"iops_read\":0,\"iops_write\":1000}");
    assertThat(web.at("/networks/0").toString())
        .contains("\"trunks\":[10,20],\"mtu\":1400")
        .contains("\"address6\":\"2001:db8:1::11/64\",\"gateway6\":\"fe80::1\"")
        .contains("\"model\":\"virtio\",\"rate_limit\":50,\"queues\":2,\"disconnected\":true");
    assertThat(web.at("/networks/1/address6").asText()).isEqualTo("auto");
    assertThat(web.at("/networks/1/gateway6").isNull()).isTrue();
    assertThat(web.at("/networks/1/mtu").isNull()).as("only virtio has one").isTrue();
    assertThat(web.at("/networks/2/address6").isNull()).isTrue();
    assertThat(web.at("/networks/2/mtu").asInt()).isEqualTo(9000);
    assertThat(web.at("/cloud_init/dns/servers/1").asText()).isEqualTo("2001:db8:1::2");
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

  @Test
  void datastoreIsWrittenAsItsStorageId() {
    RootInputs inputs =
        inputs(
            new TestEstate()
                .datastore(TestEstate.datastore("ssd", "nvme-pool"))
                .datastore(TestEstate.datastore("local-lvm", "thin"))
                .with(named("web").disk("data", 5)),
            Map.of());
    JsonNode web = json(ServersRoot.generate(inputs), VALUES).at("/servers/web");

    // the boot disk and cloud-init go where the image says
    assertThat(web.at("/disks/0/datastore").asText()).isEqualTo("thin");
    assertThat(web.at("/disks/1/datastore").asText()).isEqualTo("nvme-pool");
    assertThat(web.at("/cloud_init/datastore").asText()).isEqualTo("thin");
  }
}
