package io.github.proxmoxctl.model;

import io.github.proxmoxctl.diagnostic.Location;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The roles that come with proxmoxctl and need no document. Their tasks and the specifications of
 * their variables are in {@code ansible/roles}; what monitoring knows of them is here.
 */
public final class BuiltInRoles {

  /** The role that every configured host has first. */
  public static final String BASE = "base";

  /** Sorted by name. */
  public static final List<Role> ALL =
      List.of(
          role(BASE, List.of(), List.of(), List.of()),
          role(
              "db",
              List.of(new Role.Port("mysql", 3306, "db_port", membersOf("was"))),
              "mariadb.service"),
          role(
              "node_exporter",
              List.of(new Role.Port("metrics", 9100, "node_exporter_port")),
              List.of(new Role.Exporter("node", 9100, "/metrics", "node_exporter_port")),
              List.of()),
          role(
              "was",
              List.of(new Role.Port("http", 8080, "was_port", membersOf("web"))),
              "tomcat10.service"),
          role(
              "web",
              List.of(
                  new Role.Port("http", 80, "web_port", List.of(new Peer.Anyone())),
                  new Role.Port("status", 8081, "web_status_port")),
              "nginx.service"));

  private static final Map<String, Role> BY_NAME =
      ALL.stream().collect(Collectors.toUnmodifiableMap(Role::name, Function.identity()));

  private BuiltInRoles() {}

  public static Map<String, Role> byName() {
    return BY_NAME;
  }

  private static List<Peer> membersOf(String role) {
    return List.of(new Peer.Members(role, null));
  }

  private static Role role(String name, List<Role.Port> ports, String unit) {
    return role(name, ports, List.of(), List.of(unit));
  }

  private static Role role(
      String name, List<Role.Port> ports, List<Role.Exporter> exporters, List<String> units) {
    return new Role(
        name,
        List.of(name),
        List.of(),
        new TreeMap<>(),
        new TreeMap<>(),
        List.of("debian", "el", "ubuntu"),
        ports,
        exporters,
        units,
        List.of(),
        true,
        new Origins(Location.ofFile("ansible/roles/" + name), Map.of()));
  }
}
