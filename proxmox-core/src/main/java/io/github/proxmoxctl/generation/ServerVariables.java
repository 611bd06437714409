package io.github.proxmoxctl.generation;

import io.github.proxmoxctl.model.Address6;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.DataSize;
import io.github.proxmoxctl.model.Drive;
import io.github.proxmoxctl.model.Image;
import io.github.proxmoxctl.model.Ipv4Address;
import io.github.proxmoxctl.model.Ipv6Network;
import io.github.proxmoxctl.model.Network;
import io.github.proxmoxctl.model.NetworkCard;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Storages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One server as the module's variable {@code servers} wants it; see its {@code variables.tf}. */
final class ServerVariables {

  private static final String CLOUD_INIT_SLOT = "ide2";

  private ServerVariables() {}

  static Map<String, @Nullable Object> of(RootInputs.Member member, RootInputs inputs) {
    Server server = member.server();
    AppliedServer given = member.given();
    Image image = Objects.requireNonNull(inputs.images().get(server.image()));
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("vm_id", given.vmId());
    values.put("node", given.node());
    values.put("uuid", given.uuid());
    values.put("description", server.description());
    values.put("tags", server.tags());
    values.put("started", server.power() == Server.Power.RUNNING);
    values.put("on_boot", server.startsOnBoot());
    values.put("protection", server.isProtected());
    values.put("reboot_after_update", server.restart() == Server.Restart.APPROVED);
    values.put("agent", image.hasGuestAgent());
    values.put("os_type", "l26");
    values.put("clone", template(given.template()));
    values.put(
        "cpu",
        ordered(
            "cores", server.cpu().cores(),
            "sockets", server.cpu().sockets(),
            "type", server.cpu().type(),
            "limit", server.cpu().limit(),
            "units", server.cpu().units(),
            "numa", server.cpu().hasNuma(),
            "flags", server.cpu().flags()));
    values.put("memory", server.memory().size().mebibytes());
    values.put("balloon", server.memory().balloon().mebibytes());
    values.put("disks", disks(member, image, inputs.storages()));
    values.put("networks", networks(member, inputs.networks()));
    values.put("network_slots", given.networkSlots());
    values.put("cloud_init", cloudInit(server, image, inputs));
    values.put("firewall", inputs.firewalls().of(member));
    return values;
  }

  private static @Nullable Map<String, @Nullable Object> template(
      AppliedServer.@Nullable Template template) {
    return template == null ? null : ordered("node", template.node(), "vm_id", template.vmId());
  }

  // an undeclared boot disk is declared at the image's size: with any change of disks the provider
  // takes away every disk that is not in its configuration (vmUpdate of bpg/proxmox 0.112)
  private static List<Map<String, @Nullable Object>> disks(
      RootInputs.Member member, Image image, Storages storages) {
    String cluster = member.server().cluster();
    List<Server.Disk> disks = new ArrayList<>(member.server().disks());
    if (disks.stream().noneMatch(Server.Disk::isBoot)) {
      disks.add(new Server.Disk(Server.Disk.BOOT, image.minimumDisk(), image.datastore()));
    }
    return disks.stream()
        .sorted(
            Comparator.comparing((Server.Disk disk) -> slot(member, disk).replaceAll("\\d", ""))
                .thenComparing(disk -> Integer.valueOf(slot(member, disk).replaceAll("\\D", ""))))
        .map(disk -> disk(member, disk, storages.idOf(cluster, disk.datastore())))
        .toList();
  }

  private static Map<String, @Nullable Object> disk(
      RootInputs.Member member, Server.Disk disk, String storage) {
    Map<String, @Nullable Object> values =
        ordered(
            "name", disk.name(),
            "slot", slot(member, disk),
            "datastore", storage,
            "size", wholeGibibytes(disk.size()),
            "serial", disk.name(),
            "cache", disk.drive().cache(),
            "aio", disk.drive().aio(),
            "discard", disk.drive().discards(),
            "iothread", disk.drive().hasIoThread(),
            "ssd", disk.drive().isSsd(),
            "backup", disk.drive().isBackedUp(),
            "replicate", disk.drive().isReplicated(),
            "speed", speed(disk.drive().speed()));
    if (disk.isBoot() && member.given().importedFrom() != null) {
      values.put("import_from", member.given().importedFrom());
    }
    return values;
  }

  private static @Nullable Map<String, @Nullable Object> speed(Drive.Speed speed) {
    return speed.isLimited()
        ? ordered(
            "read", speed.read(),
            "write", speed.write(),
            "iops_read", speed.readOperations(),
            "iops_write", speed.writeOperations())
        : null;
  }

  private static long wholeGibibytes(DataSize size) {
    return size.isWholeGibibytes() ? size.gibibytes() : size.gibibytes() + 1;
  }

  private static String slot(RootInputs.Member member, Server.Disk disk) {
    String given = member.given().disks().get(disk.name());
    return given == null && disk.isBoot() ? "scsi0" : Objects.requireNonNull(given);
  }

  private static List<Map<String, @Nullable Object>> networks(
      RootInputs.Member member, Map<String, Network> networks) {
    List<Map<String, @Nullable Object>> values = new ArrayList<>();
    for (Server.NetworkInterface nic : member.server().networks()) {
      AppliedServer.Interface given =
          Objects.requireNonNull(member.given().interfaces().get(nic.name()));
      Network network = Objects.requireNonNull(networks.get(nic.network()));
      Ipv4Address address = given.address();
      values.add(
          ordered(
              "name", nic.name(),
              "slot", given.slot(),
              "bridge", network.bridge(),
              "vlan", network.vlan(),
              "trunks", network.trunks(),
              "mtu", mtu(nic.card(), network),
              "mac", given.mac(),
              "address", address == null ? "dhcp" : address + "/" + network.cidr().prefix(),
              // DHCP brings its own gateway, and Proxmox refuses a second one
              "gateway",
                  nic.givesGateway() && address != null
                      ? Objects.toString(network.gateway(), null)
                      : null,
              "address6", address6(nic, given, network),
              // where the router announces itself, another gateway would be a second one
              "gateway6",
                  nic.givesGateway() && given.address6() != null
                      ? Objects.toString(network.gateway6(), null)
                      : null,
              "model", nic.card().model(),
              "rate_limit", nic.card().rateLimit(),
              "queues", nic.card().queues(),
              "disconnected", nic.card().isDisconnected()));
    }
    values.sort(Comparator.comparing(nic -> (Integer) Objects.requireNonNull(nic.get("slot"))));
    return values;
  }

  // Proxmox gives an MTU to virtio cards only
  private static @Nullable Integer mtu(NetworkCard card, Network network) {
    if (!card.isVirtio()) {
      return null;
    }
    return card.mtu() == null ? network.mtu() : card.mtu();
  }

  private static @Nullable String address6(
      Server.NetworkInterface nic, AppliedServer.Interface given, Network network) {
    if (nic.address6() instanceof Address6.Slaac) {
      return "auto";
    }
    if (nic.address6() instanceof Address6.Dhcp) {
      return "dhcp";
    }
    Ipv6Network cidr = network.cidr6();
    return given.address6() == null || cidr == null ? null : given.address6() + "/" + cidr.prefix();
  }

  // one resolver configuration per server: that of the network with the default route
  private static Map<String, @Nullable Object> cloudInit(
      Server server, Image image, RootInputs inputs) {
    Map<String, Network> networks = inputs.networks();
    Network resolving =
        server.networks().stream()
            .filter(Server.NetworkInterface::givesGateway)
            .findFirst()
            .or(() -> server.networks().stream().findFirst())
            .map(nic -> networks.get(nic.network()))
            .orElse(null);
    List<String> dnsServers = resolving == null ? List.of() : resolving.dnsServers();
    return ordered(
        "datastore", inputs.storages().idOf(server.cluster(), image.datastore()),
        "slot", CLOUD_INIT_SLOT,
        "user", image.user(),
        "ssh_keys", server.sshKeys(),
        "dns",
            ordered(
                "servers", dnsServers, "domain", resolving == null ? null : resolving.domain()));
  }

  private static Map<String, @Nullable Object> ordered(@Nullable Object... keysAndValues) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) Objects.requireNonNull(keysAndValues[i]), keysAndValues[i + 1]);
    }
    return map;
  }
}
