package io.github.proxmoxctl.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that the infrastructure repo declares, decoded; lists are sorted by name.
 *
 * @param roles the repo's own; {@link #rolesByName} knows those that come with proxmoxctl as well
 * @param stacks those that have a document
 * @param specifications what Ansible roles that are in use say of their variables, by the Ansible
 *     role's name; one that says nothing is missing
 */
public record DesiredState(
    Pipeline pipeline,
    List<Cluster> clusters,
    List<Network> networks,
    List<Image> images,
    List<Size> sizes,
    List<Role> roles,
    List<Monitoring> monitorings,
    List<Stack> stacks,
    List<Server> servers,
    List<ExternalHost> externalHosts,
    Map<String, RoleSpecification> specifications,
    List<Datastore> datastores,
    List<SecurityGroup> securityGroups,
    List<BackupPolicy> backupPolicies) {

  /** With nothing said of sizes, stacks, datastores, security groups and backups. */
  public DesiredState(
      Pipeline pipeline,
      List<Cluster> clusters,
      List<Network> networks,
      List<Image> images,
      List<Role> roles,
      List<Monitoring> monitorings,
      List<Server> servers,
      List<ExternalHost> externalHosts,
      Map<String, RoleSpecification> specifications) {
    this(
        pipeline,
        clusters,
        networks,
        images,
        List.of(),
        roles,
        monitorings,
        List.of(),
        servers,
        externalHosts,
        specifications,
        List.of(),
        List.of(),
        List.of());
  }

  /** With roles that do not specify their variables. */
  public DesiredState(
      Pipeline pipeline,
      List<Cluster> clusters,
      List<Network> networks,
      List<Image> images,
      List<Role> roles,
      List<Monitoring> monitorings,
      List<Server> servers,
      List<ExternalHost> externalHosts) {
    this(
        pipeline, clusters, networks, images, roles, monitorings, servers, externalHosts, Map.of());
  }

  /** Without roles of its own, monitoring and external hosts. */
  public DesiredState(
      Pipeline pipeline,
      List<Cluster> clusters,
      List<Network> networks,
      List<Image> images,
      List<Server> servers) {
    this(pipeline, clusters, networks, images, List.of(), List.of(), servers, List.of());
  }

  public DesiredState {
    clusters = List.copyOf(clusters);
    networks = List.copyOf(networks);
    images = List.copyOf(images);
    sizes = List.copyOf(sizes);
    roles = List.copyOf(roles);
    monitorings = List.copyOf(monitorings);
    stacks = List.copyOf(stacks);
    servers = List.copyOf(servers);
    externalHosts = List.copyOf(externalHosts);
    specifications = Map.copyOf(specifications);
    datastores = List.copyOf(datastores);
    securityGroups = List.copyOf(securityGroups);
    backupPolicies = List.copyOf(backupPolicies);
  }

  public Map<String, Cluster> clustersByName() {
    return byName(clusters, Cluster::name);
  }

  public Map<String, Network> networksByName() {
    return byName(networks, Network::name);
  }

  public Map<String, Image> imagesByName() {
    return byName(images, Image::name);
  }

  /** Those of the repo and those that come with proxmoxctl. */
  public Map<String, Role> rolesByName() {
    var all = new HashMap<>(byName(roles, Role::name));
    // the language refuses a document that is named like one of these
    all.putAll(BuiltInRoles.byName());
    return all;
  }

  /** Those that have a document. */
  public Map<String, Stack> stacksByName() {
    return byName(stacks, Stack::name);
  }

  public Map<String, Server> serversByName() {
    return byName(servers, Server::name);
  }

  public Map<String, ExternalHost> externalHostsByName() {
    return byName(externalHosts, ExternalHost::name);
  }

  public Map<String, SecurityGroup> securityGroupsByName() {
    return byName(securityGroups, SecurityGroup::name);
  }

  /** What names of datastores stand for. */
  public Storages storages() {
    return new Storages(datastores);
  }

  /** The policies that back a server up, by name: those that it asks for or that select it. */
  public List<BackupPolicy> backupPoliciesOf(Server server) {
    return backupPolicies.stream()
        .filter(
            policy ->
                server.backups().contains(policy.name()) || isSelected(server, policy.servers()))
        .toList();
  }

  /** Whether a server is meant by a selector. */
  public boolean isSelected(Server server, ServerSelector selector) {
    return selector.selects(
        server, selector.environments().isEmpty() ? null : environmentOf(server));
  }

  private @Nullable String environmentOf(Server server) {
    String own = server.labels().get(Stack.ENVIRONMENT_LABEL);
    return own != null
        ? own
        : stacks.stream()
            .filter(stack -> stack.name().equals(server.stack()))
            .findFirst()
            .map(Stack::environment)
            .orElse(null);
  }

  // of two with one name the first counts: the rule on unique names has said so
  private static <T> Map<String, T> byName(List<T> things, Function<T, String> name) {
    return things.stream()
        .collect(Collectors.toMap(name, thing -> thing, (first, second) -> first));
  }
}
