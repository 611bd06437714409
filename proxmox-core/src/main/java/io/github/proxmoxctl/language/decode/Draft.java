package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.BackupPolicy;
import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.model.Datastore;
import io.github.proxmoxctl.model.ExternalHost;
import io.github.proxmoxctl.model.Image;
import io.github.proxmoxctl.model.Monitoring;
import io.github.proxmoxctl.model.Network;
import io.github.proxmoxctl.model.Pipeline;
import io.github.proxmoxctl.model.Role;
import io.github.proxmoxctl.model.SecurityGroup;
import io.github.proxmoxctl.model.Server;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is decoded so far. Kinds are decoded in the order in which they build on each other. */
public final class Draft {

  private final List<Pipeline> pipelines = new ArrayList<>();
  private final List<Cluster> clusters = new ArrayList<>();
  private final Map<String, Network> networks = new HashMap<>();
  private final List<Network> allNetworks = new ArrayList<>();
  private final Map<String, Image> images = new HashMap<>();
  private final List<Image> allImages = new ArrayList<>();
  private final List<Role> roles = new ArrayList<>();
  private final List<Monitoring> monitorings = new ArrayList<>();
  private final List<Datastore> datastores = new ArrayList<>();
  private final List<SecurityGroup> securityGroups = new ArrayList<>();
  private final List<BackupPolicy> backupPolicies = new ArrayList<>();
  private final List<Server> servers = new ArrayList<>();
  private final List<ExternalHost> externalHosts = new ArrayList<>();
  // replicas repeat a mistake of their document, which is one
  private final Set<Diagnostic> problems = new LinkedHashSet<>();

  void add(Pipeline pipeline) {
    pipelines.add(pipeline);
  }

  void add(Cluster cluster) {
    clusters.add(cluster);
  }

  void add(Network network) {
    networks.putIfAbsent(network.name(), network);
    allNetworks.add(network);
  }

  void add(Image image) {
    images.putIfAbsent(image.name(), image);
    allImages.add(image);
  }

  void add(Role role) {
    roles.add(role);
  }

  void add(Monitoring monitoring) {
    monitorings.add(monitoring);
  }

  void add(Datastore datastore) {
    datastores.add(datastore);
  }

  void add(SecurityGroup group) {
    securityGroups.add(group);
  }

  void add(BackupPolicy policy) {
    backupPolicies.add(policy);
  }

  void add(Server server) {
    servers.add(server);
  }

  void add(ExternalHost host) {
    externalHosts.add(host);
  }

  void report(Diagnostic problem) {
    problems.add(problem);
  }

  /** The one cluster, null while it is not known. */
  @Nullable Cluster cluster() {
    return clusters.isEmpty() ? null : clusters.get(0);
  }

  @Nullable Network network(String name) {
    return networks.get(name);
  }

  @Nullable Image image(String name) {
    return images.get(name);
  }

  public List<Pipeline> pipelines() {
    return List.copyOf(pipelines);
  }

  public List<Cluster> clusters() {
    return List.copyOf(clusters);
  }

  public List<Network> networks() {
    return List.copyOf(allNetworks);
  }

  public List<Image> images() {
    return List.copyOf(allImages);
  }

  public List<Role> roles() {
    return List.copyOf(roles);
  }

  public List<Monitoring> monitorings() {
    return List.copyOf(monitorings);
  }

  public List<Datastore> datastores() {
    return List.copyOf(datastores);
  }

  public List<SecurityGroup> securityGroups() {
    return List.copyOf(securityGroups);
  }

  public List<BackupPolicy> backupPolicies() {
    return List.copyOf(backupPolicies);
  }

  public List<Server> servers() {
    return List.copyOf(servers);
  }

  public List<ExternalHost> externalHosts() {
    return List.copyOf(externalHosts);
  }

  public int problemCount() {
    return problems.size();
  }

  /** What decoding found, each mistake once. */
  public Set<Diagnostic> problems() {
    return new LinkedHashSet<>(problems);
  }
}
