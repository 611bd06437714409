package io.github.proxmoxctl.model;

import io.github.proxmoxctl.diagnostic.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds servers for tests: a valid one by default, each test names what matters to it. */
public final class TestServer {

  private final String name;
  private String stack = "shop";
  private String cluster = "main";
  private Server.@Nullable Replica replica;
  private List<String> formerNames = List.of();
  private String description = "";
  private String image = "debian-12";
  private Server.Cpu cpu = new Server.Cpu(2, 1, "x86-64-v2-AES");
  private Server.Memory memory = Server.Memory.of(DataSize.ofGibibytes(4));
  private Server.Placement placement =
      new Server.Placement(null, List.of("pve1", "pve2", "pve3"), false);
  private final List<Server.Disk> disks = new ArrayList<>();
  private final List<Server.NetworkInterface> networks = new ArrayList<>();
  private List<String> sshKeys = List.of("ssh-ed25519 AAAA ops");
  private List<User> users = List.of();
  private final List<RoleUse> roles = new ArrayList<>();
  private List<String> tags = List.of("proxmoxctl");
  private boolean isProtected;
  private Server.Power power = Server.Power.RUNNING;
  private Server.Restart restart = Server.Restart.APPROVED;
  private Server.Acknowledge acknowledge = Server.Acknowledge.NONE;
  private Firewall firewall = Firewall.DEFAULT;
  private List<String> backups = List.of();
  private Server.Rollout rollout = Server.Rollout.NEW_ONLY;
  private Map<String, String> labels = Map.of("app", "shop");

  private TestServer(String name) {
    this.name = name;
  }

  public static TestServer named(String name) {
    return new TestServer(name);
  }

  public TestServer stack(String value) {
    stack = value;
    return this;
  }

  public TestServer cluster(String value) {
    cluster = value;
    return this;
  }

  public TestServer replica(String series, int index) {
    replica = new Server.Replica(series, index);
    return this;
  }

  public TestServer formerNames(String... values) {
    formerNames = List.of(values);
    return this;
  }

  public TestServer description(String value) {
    description = value;
    return this;
  }

  public TestServer image(String value) {
    image = value;
    return this;
  }

  public TestServer cores(int value) {
    cpu = new Server.Cpu(value, 1, "x86-64-v2-AES");
    return this;
  }

  public TestServer gibibytes(int memoryInGibibytes) {
    return memory(Server.Memory.of(DataSize.ofGibibytes(memoryInGibibytes)));
  }

  public TestServer memory(Server.Memory value) {
    memory = value;
    return this;
  }

  public TestServer cpu(Server.Cpu value) {
    cpu = value;
    return this;
  }

  public TestServer nodes(String... values) {
    placement = new Server.Placement(null, List.of(values), placement.spread());
    return this;
  }

  public TestServer pinnedTo(String node) {
    placement = new Server.Placement(node, List.of(node), false);
    return this;
  }

  public TestServer spread() {
    placement = new Server.Placement(null, placement.nodes(), true);
    return this;
  }

  public TestServer disk(String diskName, int gibibytes) {
    disks.add(new Server.Disk(diskName, DataSize.ofGibibytes(gibibytes), "ssd"));
    return this;
  }

  public TestServer disk(String diskName, int gibibytes, String fileSystem, String mount) {
    disks.add(
        new Server.Disk(
            diskName,
            DataSize.ofGibibytes(gibibytes),
            "ssd",
            new Server.FileSystem(fileSystem, mount)));
    return this;
  }

  public TestServer disk(String diskName, int gibibytes, Drive drive) {
    disks.add(new Server.Disk(diskName, DataSize.ofGibibytes(gibibytes), "ssd", null, drive));
    return this;
  }

  /** With an allocated IPv4 address; the first one gives the default route. */
  public TestServer nic(String nicName, String network, Address6 address6, NetworkCard card) {
    networks.add(
        new Server.NetworkInterface(
            nicName,
            network,
            new Server.Address.Auto(),
            address6,
            null,
            networks.isEmpty(),
            false,
            card));
    return this;
  }

  public TestServer users(User... values) {
    users = List.of(values);
    return this;
  }

  /** With an allocated address. */
  public TestServer nic(String nicName, String network) {
    return nic(nicName, network, new Server.Address.Auto(), null);
  }

  public TestServer nicAt(String nicName, String network, String address) {
    Ipv4Address fixed = Ipv4Address.parse(address).orElseThrow();
    return nic(nicName, network, new Server.Address.Fixed(fixed), null);
  }

  /** The first one gives the default route. */
  public TestServer nic(
      String nicName, String network, Server.Address address, @Nullable String mac) {
    networks.add(new Server.NetworkInterface(nicName, network, address, mac, networks.isEmpty()));
    return this;
  }

  /** Through which it is logged in to. */
  public TestServer managementNic(String nicName, String network, Server.Address address) {
    networks.add(
        new Server.NetworkInterface(nicName, network, address, null, networks.isEmpty(), true));
    return this;
  }

  public TestServer sshKeys(String... values) {
    sshKeys = List.of(values);
    return this;
  }

  public TestServer role(String value) {
    return role(RoleUse.of(value));
  }

  public TestServer role(RoleUse value) {
    roles.add(value);
    return this;
  }

  public TestServer tags(String... values) {
    tags = List.of(values);
    return this;
  }

  public TestServer isProtected() {
    isProtected = true;
    return this;
  }

  public TestServer stopped() {
    power = Server.Power.STOPPED;
    return this;
  }

  public TestServer neverRestarted() {
    restart = Server.Restart.NEVER;
    return this;
  }

  public TestServer mayLoseDisks(String... names) {
    acknowledge = new Server.Acknowledge(List.of(names));
    return this;
  }

  public TestServer firewall(Firewall value) {
    firewall = value;
    return this;
  }

  public TestServer backups(String... policies) {
    backups = List.of(policies);
    return this;
  }

  public TestServer rebuilt() {
    rollout = Server.Rollout.REBUILD;
    return this;
  }

  public TestServer label(String key, String value) {
    labels = Map.of(key, value);
    return this;
  }

  /** Its origins: {@code memory} and {@code disks.data.size} have a line of their own. */
  public Server build() {
    String file = "servers/" + stack + "/" + name + ".yaml";
    return new Server(
        name,
        stack,
        cluster,
        replica,
        formerNames,
        description,
        image,
        cpu,
        memory,
        placement,
        disks,
        networks,
        sshKeys,
        users,
        roles,
        tags,
        labels,
        isProtected,
        true,
        power,
        restart,
        acknowledge,
        firewall,
        backups,
        rollout,
        new Origins(
            new Location(file, 3, 9, name.length()),
            Map.of(
                "memory", new Location(file, 8, 3, 6),
                "disks.data.size", new Location(file, 11, 20, 4))));
  }
}
