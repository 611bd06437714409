package io.github.proxmoxctl.model;

import io.github.proxmoxctl.diagnostic.Location;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Builds desired states for tests: cluster {@code main} with ids 1000–1999, nodes pve1–pve3, image
 * {@code debian-12}, network {@code app} 10.1.0.0/24 with the range .10–.250.
 */
public final class TestEstate {

  private Pipeline.Policy policy = Pipeline.Policy.DEFAULT;
  private int serversPerRoot = 20;
  private List<String> managementFrom = List.of("10.1.0.5");
  private final List<Datastore> datastores = new ArrayList<>();
  private final List<SecurityGroup> securityGroups = new ArrayList<>();
  private final List<BackupPolicy> backupPolicies = new ArrayList<>();
  private final List<Cluster> clusters = new ArrayList<>();
  private final List<Network> networks = new ArrayList<>();
  private final List<Image> images = new ArrayList<>();
  private final List<Size> sizes = new ArrayList<>();
  private final List<Stack> stacks = new ArrayList<>();
  private final List<Role> roles = new ArrayList<>();
  private final List<Monitoring> monitorings = new ArrayList<>();
  private final List<ExternalHost> externalHosts = new ArrayList<>();
  private final Map<String, RoleSpecification> specifications = new TreeMap<>();

  public TestEstate() {
    cluster("main", new VmIdRange(1000, 1999));
    network("app", "10.1.0.0/24", "10.1.0.10", "10.1.0.250");
    images.add(image("debian-12", "12.1", 9000));
  }

  /** A cluster, in place of one with the same name. */
  public TestEstate cluster(String name, VmIdRange range, VmIdRange... reserved) {
    clusters.removeIf(cluster -> cluster.name().equals(name));
    clusters.add(
        new Cluster(
            name,
            List.of(URI.create("https://192.0.2.1:8006")),
            null,
            new SecretReference.Environment("PLAN"),
            new SecretReference.Environment("APPLY"),
            new Cluster.VmIds(range, List.of(reserved), 180),
            List.of("pve1", "pve2", "pve3"),
            managementFrom,
            origins("catalog/clusters.yaml")));
    return this;
  }

  /** Cluster {@code main}, which does not say where it is managed from. */
  public TestEstate withoutManagement() {
    managementFrom = List.of();
    return cluster("main", new VmIdRange(1000, 1999));
  }

  public TestEstate datastore(Datastore datastore) {
    datastores.add(datastore);
    return this;
  }

  /** A datastore for disks on all nodes. */
  public static Datastore datastore(String name, String storage) {
    return new Datastore(
        name,
        storage,
        new TreeMap<>(),
        java.util.Set.of(Datastore.IMAGES),
        List.of(),
        false,
        Datastore.PARALLELISM,
        origins("catalog/datastores.yaml"));
  }

  public TestEstate securityGroup(String name, FirewallRule... rules) {
    securityGroups.add(
        new SecurityGroup(name, "", List.of(rules), origins("catalog/firewall.yaml")));
    return this;
  }

  public TestEstate backupPolicy(String name, Retention keep, ServerSelector servers) {
    return backupPolicy(name, keep, servers, "{{guestname}}");
  }

  public TestEstate backupPolicy(
      String name, Retention keep, ServerSelector servers, String notes) {
    return backupPolicy(
        new BackupPolicy(
            name,
            "02:30",
            "backup",
            BackupPolicy.Mode.SNAPSHOT,
            BackupPolicy.Compression.ZSTD,
            keep,
            servers,
            26,
            notes,
            origins("catalog/backups.yaml")));
  }

  public TestEstate backupPolicy(BackupPolicy policy) {
    backupPolicies.add(policy);
    return this;
  }

  public TestEstate requireBackup(ServerSelector servers) {
    policy = new Pipeline.Policy(policy.maxDestroys(), servers);
    return this;
  }

  /** A network whose first address is the gateway, in place of one with the same name. */
  public TestEstate network(
      String name, String cidr, String first, String last, AddressRange... reserved) {
    Ipv4Network network = Ipv4Network.parse(cidr).orElseThrow();
    return network(
        new Network(
            name,
            "vmbr0",
            null,
            null,
            network,
            network.address().plus(1),
            List.of(network.address().plus(1).toString()),
            "example.org",
            range(first, last),
            List.of(reserved),
            origins("catalog/networks.yaml")));
  }

  public TestEstate network(Network network) {
    networks.removeIf(other -> other.name().equals(network.name()));
    networks.add(network);
    return this;
  }

  public TestEstate image(Image image) {
    images.removeIf(other -> other.name().equals(image.name()));
    images.add(image);
    return this;
  }

  public TestEstate size(String name) {
    sizes.add(new Size(name, origins("catalog/sizes.yaml")));
    return this;
  }

  public TestEstate stack(TestStack stack) {
    stacks.add(stack.build());
    return this;
  }

  public TestEstate role(TestRole role) {
    roles.add(role.build());
    return this;
  }

  /** What an Ansible role says of its variables; {@code isOurs}: it has no others. */
  public TestEstate specification(
      String role, boolean isOurs, Map<String, RoleSpecification.Argument> arguments) {
    specifications.put(role, new RoleSpecification(role, isOurs, new TreeMap<>(arguments)));
    return this;
  }

  public TestEstate monitoring(Monitoring monitoring) {
    monitorings.add(monitoring);
    return this;
  }

  public TestEstate externalHost(ExternalHost host) {
    externalHosts.add(host);
    return this;
  }

  /** A host of stack {@code shop} that is logged in to as {@code admin}. */
  public static ExternalHost externalHost(String name, String address, RoleUse... roles) {
    return new ExternalHost(
        name,
        "shop",
        address,
        new ExternalHost.Ssh("admin", 2222, "ssh-ed25519 AAAA"),
        "debian",
        List.of(roles),
        List.of(),
        Map.of(),
        origins("servers/shop/" + name + ".yaml"));
  }

  /** An image that is downloaded to {@code local}. */
  public static Image downloaded(String name, String version, String digestStart) {
    return downloaded(name, version, digestStart, "local");
  }

  /** An image that is downloaded to a datastore. */
  public static Image downloaded(
      String name, String version, String digestStart, String datastore) {
    return new Image(
        name,
        version,
        "debian",
        "debian",
        true,
        DataSize.ofGibibytes(3),
        "local-lvm",
        new ImageDownload(
            "https://images.example.org/" + name + ".qcow2",
            "sha256",
            digestStart + "0".repeat(64 - digestStart.length()),
            datastore),
        origins("catalog/images.yaml"));
  }

  /** An image with a template on each node: first, first + 1, first + 2. */
  public static Image image(String name, String version, int firstTemplate) {
    return new Image(
        name,
        version,
        "debian",
        "debian",
        true,
        DataSize.ofGibibytes(3),
        "local-lvm",
        Map.of("pve1", firstTemplate, "pve2", firstTemplate + 1, "pve3", firstTemplate + 2),
        origins("catalog/images.yaml"));
  }

  public static AddressRange range(String first, String last) {
    return new AddressRange(
        Ipv4Address.parse(first).orElseThrow(), Ipv4Address.parse(last).orElseThrow());
  }

  public TestEstate maxDestroys(int value) {
    policy = new Pipeline.Policy(value);
    return this;
  }

  public TestEstate serversPerRoot(int value) {
    serversPerRoot = value;
    return this;
  }

  public DesiredState with(TestServer... servers) {
    return with(List.of(servers));
  }

  public DesiredState with(Collection<TestServer> servers) {
    return of(servers.stream().map(TestServer::build).toList());
  }

  public DesiredState of(List<Server> servers) {
    return new DesiredState(
        new Pipeline(
            "acme",
            true,
            Pipeline.Ledger.DEFAULT,
            new Pipeline.Terraform("terraform", serversPerRoot, 2),
            policy,
            origins("proxmox.yaml")),
        clusters,
        networks,
        images,
        sizes,
        roles,
        monitorings,
        stacks,
        servers,
        externalHosts,
        specifications,
        datastores,
        securityGroups,
        backupPolicies);
  }

  static Origins origins(String file) {
    return new Origins(Location.ofFile(file), Map.<String, Location>of());
  }

  /** The stack's applied state with these servers and nothing else. */
  public static AppliedState applied(Collection<AppliedServer> servers) {
    return applied("shop", servers, List.of(), List.of());
  }

  public static AppliedState applied(
      String stack,
      Collection<AppliedServer> servers,
      List<AppliedStack.Intent> intents,
      List<AppliedStack.Tombstone> tombstones) {
    return applied(stack, "main", servers, intents, tombstones);
  }

  public static AppliedState applied(
      String stack,
      String cluster,
      Collection<AppliedServer> servers,
      List<AppliedStack.Intent> intents,
      List<AppliedStack.Tombstone> tombstones) {
    SortedMap<String, AppliedServer> byName = new TreeMap<>();
    servers.forEach(server -> byName.put(server.name(), server));
    AppliedStack applied =
        new AppliedStack(stack, cluster, null, null, new TreeMap<>(), byName, intents, tombstones);
    return new AppliedState(new TreeMap<>(Map.of(stack, applied)));
  }
}
