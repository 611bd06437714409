package io.github.proxmoxctl.generation;

import io.github.proxmoxctl.allocation.Allocation;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.EffectiveRoles;
import io.github.proxmoxctl.model.ExternalHost;
import io.github.proxmoxctl.model.Image;
import io.github.proxmoxctl.model.Origins;
import io.github.proxmoxctl.model.RoleUse;
import io.github.proxmoxctl.model.Server;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A machine that is configured and monitored, whoever made it. */
public sealed interface Host {

  String name();

  String stack();

  /** Where it is logged in to and scraped: an IPv4 address, or an external host's DNS name. */
  String address();

  /** The user that logs in; empty for a host that is only monitored. */
  String user();

  /** The port of SSH. */
  int port();

  /** Such as {@code debian}; empty where it is not known. */
  String osFamily();

  /** As written: without {@code base} and dependencies, which {@link EffectiveRoles} adds. */
  List<RoleUse> roles();

  Map<String, String> labels();

  Origins origins();

  /** Whether Ansible has anything to do on it. */
  boolean isConfigured();

  /**
   * All hosts that have an address, sorted by name: a server whose only address comes from DHCP is
   * not among them.
   */
  static List<Host> all(DesiredState desired, Allocation allocation) {
    Map<String, Image> images = desired.imagesByName();
    Stream<Host> servers =
        desired.servers().stream()
            .flatMap(
                server ->
                    ofServer(
                        server, allocation.servers().get(server.name()), images.get(server.image()))
                        .stream());
    return Stream.concat(servers, desired.externalHosts().stream().map(OfExternal::new))
        .sorted(Comparator.comparing(Host::name))
        .toList();
  }

  /**
   * A server that has an address.
   *
   * @param given what was allocated to it or is applied
   */
  static Optional<Host> ofServer(
      Server server, @Nullable AppliedServer given, @Nullable Image image) {
    if (given == null || image == null) {
      return Optional.empty();
    }
    return server
        .managementInterface()
        .flatMap(nic -> Addresses.of(given, nic))
        .map(
            address ->
                new OfServer(server, given, address.toString(), image.user(), image.osFamily()));
  }

  /** A server of ours. */
  record OfServer(Server server, AppliedServer given, String address, String user, String osFamily)
      implements Host {

    @Override
    public String name() {
      return server.name();
    }

    @Override
    public String stack() {
      return server.stack();
    }

    @Override
    public int port() {
      return 22;
    }

    @Override
    public List<RoleUse> roles() {
      return server.roles();
    }

    @Override
    public Map<String, String> labels() {
      return server.labels();
    }

    @Override
    public Origins origins() {
      return server.origins();
    }

    @Override
    public boolean isConfigured() {
      return server.isConfigured();
    }
  }

  /** A host that exists already. */
  record OfExternal(ExternalHost host) implements Host {

    @Override
    public String name() {
      return host.name();
    }

    @Override
    public String stack() {
      return host.stack();
    }

    @Override
    public String address() {
      return host.address();
    }

    @Override
    public String user() {
      return host.ssh() == null ? "" : host.ssh().user();
    }

    @Override
    public int port() {
      return host.ssh() == null ? 22 : host.ssh().port();
    }

    @Override
    public String osFamily() {
      return host.osFamily() == null ? "" : host.osFamily();
    }

    @Override
    public List<RoleUse> roles() {
      return host.roles();
    }

    @Override
    public Map<String, String> labels() {
      return host.labels();
    }

    @Override
    public Origins origins() {
      return host.origins();
    }

    @Override
    public boolean isConfigured() {
      return host.ssh() != null && !host.roles().isEmpty();
    }
  }
}
