package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.model.BackupPolicy;
import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.model.Datastore;
import io.github.proxmoxctl.model.Explanation;
import io.github.proxmoxctl.model.ExternalHost;
import io.github.proxmoxctl.model.Image;
import io.github.proxmoxctl.model.Monitoring;
import io.github.proxmoxctl.model.Network;
import io.github.proxmoxctl.model.Pipeline;
import io.github.proxmoxctl.model.Role;
import io.github.proxmoxctl.model.SecurityGroup;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Size;
import io.github.proxmoxctl.model.Stack;
import io.github.proxmoxctl.model.Undecoded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
  private final List<Size> sizes = new ArrayList<>();
  private final Map<String, MapNode> presets = new HashMap<>();
  private final Map<String, Stack> stacks = new HashMap<>();
  private final List<Stack> allStacks = new ArrayList<>();
  private final Map<String, Layer> defaults = new HashMap<>();
  private final List<Role> roles = new ArrayList<>();
  private final List<Monitoring> monitorings = new ArrayList<>();
  private final List<Datastore> datastores = new ArrayList<>();
  private final List<SecurityGroup> securityGroups = new ArrayList<>();
  private final List<BackupPolicy> backupPolicies = new ArrayList<>();
  private final List<Server> servers = new ArrayList<>();
  private final List<ExternalHost> externalHosts = new ArrayList<>();
  // replicas repeat a mistake of their document, which is one
  private final Set<Diagnostic> problems = new LinkedHashSet<>();
  private final Undecoded undecoded;
  private final Set<String> doubtfulStacks;
  private final @Nullable String toExplain;
  private @Nullable Explanation explanation;
  private int leftOut;

  /**
   * @param undecoded what is declared and cannot be decoded
   * @param doubtfulStacks stacks whose own document is among that
   * @param toExplain the server whose values are to be explained, null for none
   */
  public Draft(Undecoded undecoded, Set<String> doubtfulStacks, @Nullable String toExplain) {
    this.undecoded = undecoded;
    this.doubtfulStacks = new HashSet<>(doubtfulStacks);
    this.toExplain = toExplain;
  }

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

  void add(Size size, MapNode preset) {
    presets.putIfAbsent(size.name(), preset);
    sizes.add(size);
  }

  void add(Stack stack, Layer ofServers) {
    stacks.putIfAbsent(stack.name(), stack);
    allStacks.add(stack);
    defaults.putIfAbsent(stack.name(), ofServers);
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

  /** Whether it is asked where the values of this server come from. */
  boolean isToExplain(String server) {
    return server.equals(toExplain);
  }

  void explain(Explanation answer) {
    explanation = answer;
  }

  /** What was asked for; null when it was not, or there is no such server. */
  public @Nullable Explanation explanation() {
    return explanation;
  }

  /** The present document stays out, for a reason that is reported elsewhere. */
  void leaveOut() {
    leftOut++;
  }

  /** The document of a stack has a mistake: what it says is not known. */
  public void doubt(String stack) {
    doubtfulStacks.add(stack);
  }

  /** Whether it is not known what a stack says of its servers. */
  boolean isInDoubt(String stack) {
    return doubtfulStacks.contains(stack);
  }

  /** Whether an object of that kind and name may be declared where it could not be decoded. */
  boolean mayBeUndecoded(String kind, String name) {
    return undecoded.mayDeclare(kind, name);
  }

  /** The cluster of a stack: the one it chooses, else the only one; null while it is not known. */
  @Nullable Cluster clusterOf(String stack) {
    Stack declared = stacks.get(stack);
    String chosen = declared == null ? null : declared.cluster();
    if (chosen != null) {
      return clusters.stream()
          .filter(cluster -> cluster.name().equals(chosen))
          .findFirst()
          .orElse(null);
    }
    return clusters.size() == 1 ? clusters.get(0) : null;
  }

  @Nullable Stack stack(String name) {
    return stacks.get(name);
  }

  /** What servers of a stack have unless they say otherwise, null for nothing. */
  @Nullable Layer defaults(String stack) {
    return defaults.get(stack);
  }

  /** What a Size of the catalog says, null when there is none. */
  @Nullable MapNode preset(String size) {
    return presets.get(size);
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

  public List<Size> sizes() {
    return List.copyOf(sizes);
  }

  public List<Stack> stacks() {
    return List.copyOf(allStacks);
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

  /** Grows with each document that does not come to be. */
  public int lossCount() {
    return problems.size() + leftOut;
  }

  /** What decoding found, each mistake once. */
  public Set<Diagnostic> problems() {
    return new LinkedHashSet<>(problems);
  }
}
