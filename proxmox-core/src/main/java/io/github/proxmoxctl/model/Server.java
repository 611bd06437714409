package io.github.proxmoxctl.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One server as it shall be: replicas expanded, precedence applied, defaults filled in.
 *
 * @param name also the VM's name and hostname
 * @param stack the unit of locking, ownership and approval
 * @param cluster the cluster it lives on
 * @param replica which of how many, or null for a single server
 * @param formerNames names it had, newest first; state moves from them
 * @param disks in the order of the YAML; the one named {@code system} is the boot disk
 * @param networks in the order of the YAML
 * @param users people's accounts in the guest, which the role {@code base} makes
 * @param roles in the order of the YAML, without {@code base}, which every server has
 * @param tags Proxmox tags: lower-case, sorted, unique
 * @param backups names of the backup policies that it asks for; policies may select it as well
 */
public record Server(
    String name,
    String stack,
    String cluster,
    @Nullable Replica replica,
    List<String> formerNames,
    String description,
    String image,
    Cpu cpu,
    Memory memory,
    Placement placement,
    List<Disk> disks,
    List<NetworkInterface> networks,
    List<String> sshKeys,
    List<User> users,
    List<RoleUse> roles,
    List<String> tags,
    Map<String, String> labels,
    boolean isProtected,
    boolean startsOnBoot,
    Power power,
    Restart restart,
    Acknowledge acknowledge,
    Firewall firewall,
    List<String> backups,
    Rollout rollout,
    Origins origins) {

  public Server {
    formerNames = List.copyOf(formerNames);
    disks = List.copyOf(disks);
    networks = List.copyOf(networks);
    sshKeys = List.copyOf(sshKeys);
    users = List.copyOf(users);
    roles = List.copyOf(roles);
    tags = List.copyOf(tags);
    labels = Map.copyOf(labels);
    backups = List.copyOf(backups);
  }

  /**
   * The interface that the server is logged in to and scraped through: the one that says so, else
   * the one with the default route, else the first, of those whose address is known; empty when
   * there is none.
   */
  public Optional<NetworkInterface> managementInterface() {
    var known = networks.stream().filter(NetworkInterface::hasKnownAddress).toList();
    return known.stream()
        .filter(NetworkInterface::isManagement)
        .findFirst()
        .or(() -> known.stream().filter(NetworkInterface::givesGateway).findFirst())
        .or(() -> known.stream().findFirst());
  }

  /** Whether Ansible has anything to do on it: a role, a user, or a file system to make. */
  public boolean isConfigured() {
    return !roles.isEmpty()
        || !users.isEmpty()
        || disks.stream().anyMatch(disk -> disk.use() != null);
  }

  /**
   * Which of a series of servers.
   *
   * @param series the name in the YAML
   * @param index from 1
   */
  public record Replica(String series, int index) {}

  /**
   * Its processors.
   *
   * @param cores per socket
   * @param type one of QEMU's models
   * @param limit how many of the node's processors it may fill; 0 for no limit
   * @param units its weight where processors are scarce
   * @param hasNuma whether the guest sees NUMA nodes
   * @param flags CPU flags with {@code +} or {@code -} before them, sorted
   */
  public record Cpu(
      int cores,
      int sockets,
      String type,
      int limit,
      int units,
      boolean hasNuma,
      List<String> flags) {

    /** What Proxmox VE gives where nobody says it. */
    public static final int DEFAULT_UNITS = 100;

    public Cpu {
      flags = List.copyOf(flags);
    }

    /** Without limits. */
    public Cpu(int cores, int sockets, String type) {
      this(cores, sockets, type, 0, DEFAULT_UNITS, false, List.of());
    }
  }

  /**
   * Its memory.
   *
   * @param size what the guest sees at most
   * @param balloon how far the node may shrink it when memory is scarce; the whole size: not at
   *     all; zero: there is no balloon device
   */
  public record Memory(DataSize size, DataSize balloon) {

    /** With a balloon device that stays as large as the memory. */
    public static Memory of(DataSize size) {
      return new Memory(size, size);
    }
  }

  /**
   * Where it may live.
   *
   * @param node the one node it is pinned to, or null
   * @param nodes the nodes it may live on, never empty
   * @param spread whether servers of one series keep apart
   */
  public record Placement(@Nullable String node, List<String> nodes, boolean spread) {
    public Placement {
      nodes = List.copyOf(nodes);
    }
  }

  /**
   * A disk by name; its slot is given by allocation and kept by the ledger.
   *
   * @param use the file system that the role {@code base} makes on it, or null to leave it alone
   * @param drive how QEMU drives it
   */
  public record Disk(
      String name, DataSize size, String datastore, @Nullable FileSystem use, Drive drive) {
    public static final String BOOT = "system";

    /** A disk that is driven as all are unless said otherwise. */
    public Disk(String name, DataSize size, String datastore, @Nullable FileSystem use) {
      this(name, size, datastore, use, Drive.DEFAULT);
    }

    /** A disk that is left alone. */
    public Disk(String name, DataSize size, String datastore) {
      this(name, size, datastore, null);
    }

    public boolean isBoot() {
      return name.equals(BOOT);
    }
  }

  /**
   * What a disk is for.
   *
   * @param type {@code ext4} or {@code xfs}
   * @param mount absolute path
   */
  public record FileSystem(String type, String mount) {}

  /**
   * A network interface by name; its slot and MAC are given by allocation.
   *
   * @param mac upper-case, or null to have one derived
   * @param givesGateway whether the default route goes through it
   * @param isManagement whether the server is logged in to and scraped through it
   * @param card the device that the guest sees
   */
  public record NetworkInterface(
      String name,
      String network,
      Address address,
      Address6 address6,
      @Nullable String mac,
      boolean givesGateway,
      boolean isManagement,
      NetworkCard card) {

    /** Of IPv4 alone, with the usual device. */
    public NetworkInterface(
        String name,
        String network,
        Address address,
        @Nullable String mac,
        boolean givesGateway,
        boolean isManagement) {
      this(
          name,
          network,
          address,
          new Address6.None(),
          mac,
          givesGateway,
          isManagement,
          NetworkCard.DEFAULT);
    }

    /** One that was not chosen for management. */
    public NetworkInterface(
        String name, String network, Address address, @Nullable String mac, boolean givesGateway) {
      this(name, network, address, mac, givesGateway, false);
    }

    /** Whether its address is known before the server runs. */
    public boolean hasKnownAddress() {
      return !(address instanceof Address.Dhcp);
    }
  }

  /** How an interface gets its address. */
  public sealed interface Address {
    /** Allocated from the network's range and kept for life. */
    record Auto() implements Address {}

    /** From the network's own DHCP server. */
    record Dhcp() implements Address {}

    /** As the YAML says. */
    record Fixed(Ipv4Address address) implements Address {}
  }

  /** Whether the server runs. */
  public enum Power {
    RUNNING,
    STOPPED
  }

  /** Whether a reviewed change may restart the server. */
  public enum Restart {
    NEVER,
    APPROVED
  }

  /** What a changed image is for: new servers only, or also a reason to make this one anew. */
  public enum Rollout {
    NEW_ONLY,
    REBUILD
  }

  /** Losses that the operator has accepted by name. */
  public record Acknowledge(List<String> removeDisks) {
    public static final Acknowledge NONE = new Acknowledge(List.of());

    public Acknowledge {
      removeDisks = List.copyOf(removeDisks);
    }
  }
}
