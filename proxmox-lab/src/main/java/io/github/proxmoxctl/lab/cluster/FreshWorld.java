package io.github.proxmoxctl.lab.cluster;

import io.github.proxmoxctl.lab.config.GuestConfig;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The lab's cluster as a newcomer finds it: three nodes, storages, bridges and templates. */
public final class FreshWorld {
  private static final long GIB = 1L << 30;
  private static final List<String> NODES = List.of("pve1", "pve2", "pve3");
  private static final int CPUS = 16;
  private static final long MEMORY = 64 * GIB;
  private static final int DEBIAN = 9000;
  private static final int ROCKY = 9010;

  private FreshWorld() {}

  /** The cluster's name. */
  public static String name() {
    return "lab";
  }

  /** The nodes. */
  public static List<Node> nodes() {
    return NODES.stream()
        .map(name -> new Node(name, CPUS, MEMORY, List.of("vmbr0", "vmbr1")))
        .toList();
  }

  /** The storages. */
  public static List<Storage> storages() {
    return List.of(
        new Storage(
            "local",
            "dir",
            false,
            List.of("backup", "import", "iso", "snippets", "vztmpl"),
            100 * GIB),
        new Storage("local-lvm", "lvmthin", false, List.of("images", "rootdir"), 500 * GIB),
        new Storage("ssd", "rbd", true, List.of("images", "rootdir"), 4096 * GIB));
  }

  /** One Debian and one Rocky template on every node. */
  public static List<Guest> templates() {
    return IntStream.rangeClosed(1, NODES.size())
        .boxed()
        .flatMap(
            number -> {
              String node = NODES.get(number - 1);
              return Stream.of(
                  template(DEBIAN + number, node, "debian-12", 3),
                  template(ROCKY + number, node, "rocky-9", 10));
            })
        .toList();
  }

  private static Guest template(int id, String node, String name, int gib) {
    String base = "local-lvm:base-" + id + "-disk-0";
    String cloudInit = "local-lvm:vm-" + id + "-cloudinit";
    Map<String, String> config = new TreeMap<>();
    config.put("name", name);
    config.put("template", "1");
    config.put("ostype", "l26");
    config.put("cores", "1");
    config.put("sockets", "1");
    config.put("cpu", "x86-64-v2-AES");
    config.put("memory", "1024");
    config.put("boot", "order=scsi0");
    config.put("scsihw", "virtio-scsi-single");
    config.put("serial0", "socket");
    config.put("vga", "serial0");
    config.put("scsi0", base + ",size=" + gib + "G");
    config.put("ide2", cloudInit + ",media=cdrom,size=4M");
    config.put(
        "net0",
        String.format(
            Locale.ROOT, "virtio=BC:24:11:00:%02X:%02X,bridge=vmbr0", id / 256 % 256, id % 256));
    config.put("smbios1", "uuid=" + uuid("smbios", id));
    config.put("vmgenid", uuid("generation", id));
    config.put("meta", "creation-qemu=9.2.0,ctime=1767225600");
    Map<String, Volume> volumes =
        Map.of(
            base, new Volume(base, gib * GIB, "raw"),
            cloudInit, new Volume(cloudInit, 4L << 20, "raw"));
    return Guest.stopped(id, node, GuestConfig.of(config), volumes);
  }

  private static String uuid(String purpose, int id) {
    return UUID.nameUUIDFromBytes((purpose + id).getBytes(StandardCharsets.UTF_8)).toString();
  }
}
