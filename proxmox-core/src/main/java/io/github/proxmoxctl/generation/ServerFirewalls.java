package io.github.proxmoxctl.generation;

import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Firewall;
import io.github.proxmoxctl.model.FirewallRule;
import io.github.proxmoxctl.model.Peer;
import io.github.proxmoxctl.model.Role;
import io.github.proxmoxctl.model.Server;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The firewall of each server as the module's variable wants it: one list of rules, in which those
 * who manage the server come first, then whom its roles let in, its own rules, and its groups.
 */
public final class ServerFirewalls {

  private static final int SSH = 22;

  /** So long Proxmox lets a list of addresses be. */
  private static final int LONGEST = 512;

  /** So many ports a rule can have. */
  private static final int MOST_PORTS = 15;

  private static final Map<String, @Nullable Object> OFF = Map.of("enabled", false);

  private final Map<String, Cluster> clusters;
  private final Map<String, Role> roles;
  private final PeerAddresses peers;

  /**
   * @param given what was allocated to each server
   */
  public ServerFirewalls(DesiredState desired, Map<String, AppliedServer> given) {
    clusters = desired.clustersByName();
    roles = desired.rolesByName();
    peers = new PeerAddresses(desired, given, roles);
  }

  Map<String, @Nullable Object> of(RootInputs.Member member) {
    Server server = member.server();
    Firewall firewall = server.firewall();
    if (!firewall.isEnabled()) {
      return OFF;
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("enabled", true);
    values.put("policy_in", firewall.policyIn().name());
    values.put("policy_out", firewall.policyOut().name());
    values.put("log_level_in", Objects.requireNonNullElse(firewall.logLevelIn(), "nolog"));
    values.put("log_level_out", Objects.requireNonNullElse(firewall.logLevelOut(), "nolog"));
    values.put("mac_filter", firewall.filtersMac());
    values.put("ip_filter", firewall.filtersIp());
    values.put("dhcp", server.networks().stream().anyMatch(ServerFirewalls::asksDhcp));
    values.put("rules", rules(server, member.given()));
    return values;
  }

  private static boolean asksDhcp(Server.NetworkInterface nic) {
    return !nic.hasKnownAddress()
        || nic.address6() instanceof io.github.proxmoxctl.model.Address6.Dhcp;
  }

  private List<Map<String, @Nullable Object>> rules(Server server, AppliedServer given) {
    List<Map<String, @Nullable Object>> rules = new ArrayList<>();
    Ports ports = Ports.of(roles, server.roles());
    Cluster cluster = clusters.get(server.cluster());
    if (cluster != null && !cluster.managementFrom().isEmpty()) {
      SortedSet<Integer> managed = new TreeSet<>(List.of(SSH));
      ports.roles().stream()
          .flatMap(role -> role.exporters().stream())
          .forEach(exporter -> managed.add(ports.port(exporter.port(), exporter.portVariable())));
      open(rules, managed, cluster.managementFrom(), "managementFrom");
    }
    for (Role role : ports.roles()) {
      role.ports().forEach(port -> rolePort(rules, server, ports, role, port));
    }
    for (FirewallRule rule : server.firewall().rules()) {
      Map<String, @Nullable Object> values = FirewallVariables.rule(rule);
      AppliedServer.Interface nic =
          rule.iface() == null ? null : given.interfaces().get(rule.iface());
      if (nic != null) {
        values.put("iface", "net" + nic.slot());
      }
      rules.add(values);
    }
    server
        .firewall()
        .groups()
        .forEach(group -> rules.add(Map.of("security_group", group, "enabled", true)));
    return rules.stream().distinct().toList();
  }

  private void rolePort(
      List<Map<String, @Nullable Object>> rules,
      Server server,
      Ports ports,
      Role role,
      Role.Port port) {
    SortedSet<Integer> number = new TreeSet<>(List.of(ports.port(port.number(), port.variable())));
    String comment = "role " + role.name() + ": " + port.name();
    if (port.from().stream().anyMatch(Peer.Anyone.class::isInstance)) {
      rules.add(accept(number.first().toString(), "", comment));
      return;
    }
    List<String> sources =
        port.from().stream()
            .flatMap(peer -> peers.of(peer, server.stack()).stream())
            .distinct()
            .toList();
    open(rules, number, sources, comment);
  }

  /** Lists as long as Proxmox takes them, of one version of IP each. */
  private static void open(
      List<Map<String, @Nullable Object>> rules,
      SortedSet<Integer> ports,
      List<String> sources,
      String comment) {
    List<Integer> all = List.copyOf(ports);
    for (int from = 0; from < all.size(); from += MOST_PORTS) {
      String some =
          all.subList(from, Math.min(all.size(), from + MOST_PORTS)).stream()
              .map(String::valueOf)
              .collect(Collectors.joining(","));
      Stream.concat(
              lists(sources.stream().filter(source -> !source.contains(":")).toList()).stream(),
              lists(sources.stream().filter(source -> source.contains(":")).toList()).stream())
          .forEach(list -> rules.add(accept(some, list, comment)));
    }
  }

  private static List<String> lists(List<String> sources) {
    List<String> lists = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    for (String source : sources) {
      if (open.length() > 0 && open.length() + 1 + source.length() > LONGEST) {
        lists.add(open.toString());
        open.setLength(0);
      }
      open.append(open.length() == 0 ? "" : ",").append(source);
    }
    if (open.length() > 0) {
      lists.add(open.toString());
    }
    return lists;
  }

  private static Map<String, @Nullable Object> accept(String ports, String source, String comment) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("type", "in");
    values.put("action", "ACCEPT");
    values.put("proto", "tcp");
    values.put("source", source);
    values.put("dport", ports);
    values.put("comment", comment);
    values.put("enabled", true);
    return values;
  }
}
