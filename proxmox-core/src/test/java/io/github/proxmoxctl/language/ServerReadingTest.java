package io.github.proxmoxctl.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.github.proxmoxctl.model.Address6;
import io.github.proxmoxctl.model.DataSize;
import io.github.proxmoxctl.model.Drive;
import io.github.proxmoxctl.model.Ipv6Address;
import io.github.proxmoxctl.model.NetworkCard;
import io.github.proxmoxctl.model.RoleUse;
import io.github.proxmoxctl.model.SecretReference;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.Address;
import io.github.proxmoxctl.model.Server.Disk;
import io.github.proxmoxctl.model.Server.FileSystem;
import io.github.proxmoxctl.model.Server.NetworkInterface;
import io.github.proxmoxctl.model.User;
import io.github.proxmoxctl.model.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a document of kind Server means. */
class ServerReadingTest {

  private static final String MINIMUM = "  image: debian-12\n  cpu: {cores: 2}\n  memory: 4GiB\n";

  @TempDir private Path root;

  @Test
  void saysNothingMeansTheDefaults() throws IOException {
    Server server = one("{name: web}", MINIMUM);

    assertThat(server.cpu()).isEqualTo(new Server.Cpu(2, 1, "x86-64-v2-AES"));
    assertThat(server.placement())
        .isEqualTo(new Server.Placement(null, List.of("pve1", "pve2", "pve3"), false));
    assertThat(server.power()).isEqualTo(Server.Power.RUNNING);
    assertThat(server.restart()).isEqualTo(Server.Restart.APPROVED);
    assertThat(server.startsOnBoot()).isTrue();
    assertThat(server.isProtected()).isFalse();
    assertThat(server.acknowledge()).isEqualTo(Server.Acknowledge.NONE);
    assertThat(server.replica()).isNull();
    assertThat(server.stack()).isEqualTo("shop");
    assertThat(server.cluster()).isEqualTo("main");
  }

  @Test
  void saysAllOfIt() throws IOException {
    Server server =
        one(
            "{name: web, description: d, labels: {app: shop, n: 12}, formerNames: [b, a]}",
            MINIMUM
                + "  placement: {node: pve2, spread: true}\n"
                + "  disks: [{name: system, size: 20GiB}, {name: data, size: 1TiB, datastore: ssd}]\n"
                + "  networks: [{name: n, network: app, address: dhcp, mac: 'bc:24:11:00:00:0a'}]\n"
                + "  sshKeys: [ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ3mI1kC3mSIhIYxjQqSyhGZ8gQ8dJd0q x]\n"
                + "  tags: [z, a]\n  power: stopped\n  onBoot: false\n  protect: true\n"
                + "  restart: never\n  acknowledge: {removeDisks: [old]}\n");

    assertThat(server.description()).isEqualTo("d");
    assertThat(server.labels()).isEqualTo(Map.of("app", "shop", "n", "12"));
    assertThat(server.formerNames()).containsExactly("b", "a");
    assertThat(server.placement()).isEqualTo(new Server.Placement("pve2", List.of("pve2"), true));
    assertThat(server.disks())
        .containsExactly(
            new Disk("system", DataSize.ofGibibytes(20), "local-lvm"),
            new Disk("data", DataSize.ofTebibytes(1), "ssd"));
    assertThat(server.networks())
        .containsExactly(
            new NetworkInterface("n", "app", new Address.Dhcp(), "BC:24:11:00:00:0A", true));
    assertThat(server.sshKeys()).hasSize(1);
    assertThat(server.tags()).containsExactly("a", "z");
    assertThat(server.power()).isEqualTo(Server.Power.STOPPED);
    assertThat(server.startsOnBoot()).isFalse();
    assertThat(server.isProtected()).isTrue();
    assertThat(server.restart()).isEqualTo(Server.Restart.NEVER);
    assertThat(server.acknowledge().removeDisks()).containsExactly("old");
  }

  @Test
  void replicasAreNumberedPaddedAndKeepTheirPlaces() throws IOException {
    List<Server> servers =
        many(
            "{name: app, formerNames: [old]}",
            MINIMUM
                + "  replicas: {count: 11, pad: 2, absent: [2, 3, 4, 5, 6, 7, 8, 9]}\n"
                + "  networks: [{name: n, network: app, firstAddress: 10.1.0.101}]\n");

    assertThat(servers).extracting(Server::name).containsExactly("app-01", "app-10", "app-11");
    assertThat(servers)
        .extracting(Server::formerNames)
        .element(1)
        .asInstanceOf(LIST)
        .startsWith("old-10");
    assertThat(servers)
        .extracting(server -> server.networks().get(0).address().toString())
        .allSatisfy(address -> assertThat(address).contains("10.1.0.1"));
    assertThat(servers.get(2).networks().get(0).address()).hasToString("Fixed[address=10.1.0.111]");
  }

  @Test
  void instanceHasItsOwnFormerNameFirst() throws IOException {
    List<Server> servers =
        many(
            "{name: app, formerNames: [old]}",
            MINIMUM
                + "  replicas: 2\n  instances: {\"1\": {formerName: single, cpu: {cores: 8}}}\n");

    assertThat(servers.get(0).formerNames()).startsWith("single", "old-1");
    assertThat(servers.get(0).cpu().cores()).isEqualTo(8);
    assertThat(servers.get(1).formerNames()).startsWith("old-2", "old-02");
    assertThat(servers.get(1).cpu().cores()).isEqualTo(2);
    assertThat(servers.get(0).origins().of("cpu.cores").line())
        .isGreaterThan(servers.get(1).origins().of("cpu.cores").line());
  }

  @Test
  void gatewayGoesToWhoeverSaysSo() throws IOException {
    Server server =
        one(
            "{name: web}",
            MINIMUM
                + "  networks:\n    - {name: a, network: app}\n"
                + "    - {name: b, network: app, gateway: true}\n"
                + "    - {name: c, network: store}\n");

    assertThat(server.networks())
        .extracting(NetworkInterface::givesGateway)
        .containsExactly(false, true, false);
  }

  @Test
  void rolesAreReadInBothForms() throws IOException {
    Server server =
        one(
            "{name: web}",
            MINIMUM
                + "  networks: [{name: n, network: app}]\n"
                + "  sshKeys: [ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ3mI1kC3mSIhIYxjQqSyhGZ8gQ8dJd0q x]\n"
                + "  roles:\n"
                + "    - node_exporter\n"
                + "    - role: shop\n"
                + "      variables:\n"
                + "        a: text\n        b: 12\n        c: true\n        d: [x, {y: 0777}]\n"
                + "        e: {addressOf: web, network: app}\n        f: {addressOf: web}\n"
                + "        g: {membersOf: {role: shop}}\n        h: {index: true}\n"
                + "        i: {index: logs}\n"
                + "      secrets: {p_password: {env: P}, q: {file: /run/q}}\n");

    assertThat(server.roles().get(0)).isEqualTo(RoleUse.of("node_exporter"));
    assertThat(server.roles().get(1).variables())
        .containsEntry("a", new Variable.Text("text"))
        .containsEntry("b", new Variable.Whole(12))
        .containsEntry("c", new Variable.Flag(true))
        .containsEntry(
            "d",
            new Variable.Items(
                List.of(
                    new Variable.Text("x"),
                    new Variable.Mapping(new TreeMap<>(Map.of("y", new Variable.Text("0777")))))))
        .containsEntry("e", new Variable.AddressOf("web", "app"))
        .containsEntry("f", new Variable.AddressOf("web", null))
        .containsEntry("g", new Variable.MembersOf("shop", null))
        .containsEntry("h", new Variable.Index())
        .containsEntry(
            "i", new Variable.Mapping(new TreeMap<>(Map.of("index", new Variable.Text("logs")))));
    assertThat(server.roles().get(1).secrets())
        .isEqualTo(
            Map.of(
                "p_password", new SecretReference.Environment("P"),
                "q", new SecretReference.File("/run/q")));
    assertThat(server.origins().of("roles.shop.variables.d.1.y").line())
        .isEqualTo(server.origins().of("roles.shop.variables.d").line());
  }

  @Test
  void rolesOfAnInstanceAreMergedByTheirNames() throws IOException {
    List<Server> servers =
        many(
            "{name: web}",
            MINIMUM
                + "  replicas: 2\n"
                + "  networks: [{name: n, network: app}]\n"
                + "  sshKeys: [ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ3mI1kC3mSIhIYxjQqSyhGZ8gQ8dJd0q x]\n"
                + "  roles: [was, {role: shop, variables: {a: {x: 1}, b: 2}, secrets: {s: {env: A}}}]\n"
                + "  instances:\n"
                + "    \"2\":\n"
                + "      roles:\n"
                + "        - {role: shop, variables: {a: {y: 1}}, secrets: {s: {file: /b}}}\n"
                + "        - node_exporter\n");

    assertThat(servers.get(0).roles()).extracting(RoleUse::role).containsExactly("was", "shop");
    assertThat(servers.get(1).roles())
        .extracting(RoleUse::role)
        .containsExactly("was", "shop", "node_exporter");
    assertThat(servers.get(1).roles().get(1).variables())
        .isEqualTo(
            Map.of(
                "a", new Variable.Mapping(new TreeMap<>(Map.of("y", new Variable.Whole(1)))),
                "b", new Variable.Whole(2)));
    assertThat(servers.get(1).roles().get(1).secrets())
        .isEqualTo(Map.of("s", new SecretReference.File("/b")));
  }

  @Test
  void diskIsMountedAndAnInterfaceIsForManagement() throws IOException {
    Server server =
        one(
            "{name: web}",
            MINIMUM
                + "  disks: [{name: data, size: 5GiB, filesystem: ext4, mount: /srv/data}]\n"
                + "  sshKeys: [ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ3mI1kC3mSIhIYxjQqSyhGZ8gQ8dJd0q x]\n"
                + "  networks:\n    - {name: a, network: app}\n"
                + "    - {name: b, network: store, management: true}\n");

    assertThat(server.disks().get(0).use()).isEqualTo(new FileSystem("ext4", "/srv/data"));
    assertThat(server.managementInterface())
        .get()
        .extracting(NetworkInterface::name)
        .isEqualTo("b");
    assertThat(server.isConfigured()).isTrue();
  }

  @Test
  void stackIsTheFirstFolder() throws IOException {
    TestRepository.base(root)
        .write("servers/direct.yaml", TestRepository.server("{name: direct}", MINIMUM))
        .write("servers/shop/deep/er/x.yaml", TestRepository.server("{name: deep}", MINIMUM));

    assertThat(Repository.read(root).readable().servers())
        .extracting(server -> server.name() + " in " + server.stack())
        .containsExactly("deep in shop", "direct in default", "web in shop");
  }

  @Test
  void devicesAreReadWithAllThatIsSaidOfThem() throws IOException {
    network6();
    Server server =
        one(
            "{name: web}",
            "  image: debian-12\n"
                + "  cpu: {cores: 2, limit: 1, units: 200, numa: true, flags: [-ssbd, +pcid]}\n"
                + "  memory: {size: 4GiB, balloon: 2GiB}\n"
                + "  disks:\n    - {name: data, size: 5GiB, cache: writeback, aio: threads,"
                + " discard: false, iothread: false, ssd: true, backup: false, replicate: false,"
                + " speed: {read: 200MB/s, write: 100MB/s, iopsRead: 2000, iopsWrite: 1000}}\n"
                + "  networks:\n    - {name: n, network: app, address6: '2001:DB8:1::11',"
                + " model: virtio, mtu: 1400, rateLimit: 50MB/s, queues: 2, disconnected: true}\n"
                + "  sshKeys: [ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ3mI1kC3mSIhIYxjQqSyhGZ8gQ8dJd0q x]\n"
                + "  users: [{name: ada, sudo: true, groups: [adm], shell: /bin/sh, state: absent}]\n");

    assertThat(server.cpu())
        .isEqualTo(new Server.Cpu(2, 1, "x86-64-v2-AES", 1, 200, true, List.of("+pcid", "-ssbd")));
    assertThat(server.memory())
        .isEqualTo(new Server.Memory(DataSize.ofGibibytes(4), DataSize.ofGibibytes(2)));
    assertThat(server.disks().get(0).drive())
        .isEqualTo(
            new Drive(
                "writeback",
                "threads",
                false,
                false,
                true,
                false,
                false,
                new Drive.Speed(200, 100, 2000, 1000)));
    assertThat(server.networks().get(0).card())
        .isEqualTo(new NetworkCard("virtio", 1400, 50, 2, true));
    assertThat(server.networks().get(0).address6())
        .isEqualTo(new Address6.Fixed(Ipv6Address.parse("2001:db8:1::11").orElseThrow()));
    assertThat(server.users())
        .containsExactly(new User("ada", List.of(), List.of("adm"), "/bin/sh", true, true));
  }

  @Test
  void devicesOfWhichNothingIsSaidAreAsUsual() throws IOException {
    Server server =
        one(
            "{name: web}",
            MINIMUM
                + "  disks: [{name: data, size: 5GiB}]\n  networks: [{name: n, network: app}]\n");

    assertThat(server.memory()).isEqualTo(Server.Memory.of(DataSize.ofGibibytes(4)));
    assertThat(server.disks().get(0).drive()).isEqualTo(Drive.DEFAULT);
    assertThat(server.networks().get(0).card()).isEqualTo(NetworkCard.DEFAULT);
    assertThat(server.networks().get(0).address6()).isEqualTo(new Address6.None());
    assertThat(server.users()).isEmpty();
  }

  @Test
  void whereTheNetworkHasIpv6AnInterfaceHasAnAddressOfIt() throws IOException {
    network6();
    Server server =
        one(
            "{name: web}",
            MINIMUM
                + "  networks:\n    - {name: a, network: app}\n"
                + "    - {name: b, network: app, gateway: true, address6: slaac}\n"
                + "    - {name: c, network: app, address6: dhcp}\n"
                + "    - {name: d, network: app, address6: none}\n");

    assertThat(server.networks())
        .extracting(NetworkInterface::address6)
        .containsExactly(
            new Address6.Auto(), new Address6.Slaac(), new Address6.Dhcp(), new Address6.None());
    assertThat(Repository.read(root).readable().networks().get(0))
        .satisfies(
            network -> {
              assertThat(network.cidr6()).hasToString("2001:db8:1::/64");
              assertThat(network.gateway6()).hasToString("fe80::1");
              assertThat(network.trunks()).containsExactly(10, 20);
              assertThat(network.dnsServers()).containsExactly("2001:db8:1::2", "10.1.0.2");
            });
  }

  @Test
  void shortMemoryOfAnInstanceKeepsTheBalloonOfTheSeries() throws IOException {
    List<Server> servers =
        many(
            "{name: app}",
            """
              image: debian-12
              cpu: {cores: 2}
              memory: {size: 4GiB, balloon: none}
              replicas: 2
              instances: {"2": {memory: 8GiB}}
            """);

    assertThat(servers.get(0).memory())
        .isEqualTo(new Server.Memory(DataSize.ofGibibytes(4), new DataSize(0)));
    assertThat(servers.get(1).memory())
        .isEqualTo(new Server.Memory(DataSize.ofGibibytes(8), new DataSize(0)));
    assertThat(servers.get(1).origins().of("memory.size").line())
        .isGreaterThan(servers.get(0).origins().of("memory.size").line());
  }

  private void network6() throws IOException {
    TestRepository.base(root)
        .write(
            "catalog/networks.yaml",
            """
            apiVersion: proxmoxctl/v1
            kind: Network
            metadata: {name: app}
            spec:
              bridge: vmbr0
              trunks: [20, 10]
              cidr: 10.1.0.0/24
              gateway: 10.1.0.1
              cidr6: 2001:db8:1::/64
              gateway6: fe80::1
              dns: {servers: ['2001:DB8:1:0::2', 10.1.0.2]}
            """);
  }

  private Server one(String metadata, String spec) throws IOException {
    return many(metadata, spec).get(0);
  }

  private List<Server> many(String metadata, String spec) throws IOException {
    TestRepository files =
        Files.exists(root.resolve("proxmox.yaml"))
            ? new TestRepository(root)
            : TestRepository.base(root);
    files.write("servers/shop/web.yaml", TestRepository.server(metadata, spec));
    ReadResult result = Repository.read(root);
    assertThat(result.diagnostics()).isEmpty();
    return result.readable().servers();
  }
}
