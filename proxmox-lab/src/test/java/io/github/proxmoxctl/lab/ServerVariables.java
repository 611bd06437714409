package io.github.proxmoxctl.lab;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One server's variables, as the generator would write them. */
final class ServerVariables {
  private final Map<String, Object> values = new HashMap<>();
  private final int id;

  private ServerVariables(int id, String node) {
    this.id = id;
    values.put("vm_id", id);
    values.put("node", node);
    values.put(
        "uuid",
        UUID.nameUUIDFromBytes(Integer.toString(id).getBytes(StandardCharsets.UTF_8)).toString());
    values.put("description", "made by a test");
    values.put("tags", List.of("prod", "web"));
    values.put("started", true);
    values.put("on_boot", true);
    values.put("protection", false);
    values.put("reboot_after_update", true);
    values.put("agent", false);
    values.put("os_type", "l26");
    values.put("cpu", Map.of("cores", 2, "sockets", 1, "type", "x86-64-v2-AES"));
    values.put("memory", 2048);
    values.put("disks", List.of(disk("system", "scsi0", "local-lvm", 10)));
    values.put("networks", List.of(network(0, "vmbr0", null, "10.1.0.1")));
    values.put("cloud_init", cloudInit("example.org"));
  }

  /** A server cloned from the Debian template of its node. */
  static ServerVariables cloned(int id, String node) {
    return new ServerVariables(id, node)
        .with("clone", Map.of("node", node, "vm_id", 9000 + Integer.parseInt(node.substring(3))));
  }

  /** A server that was not made by Terraform. */
  static ServerVariables adopted(int id, String node) {
    return new ServerVariables(id, node);
  }

  ServerVariables with(String name, Object value) {
    values.put(name, value);
    return this;
  }

  ServerVariables cores(int cores) {
    return with("cpu", Map.of("cores", cores, "sockets", 1, "type", "x86-64-v2-AES"));
  }

  ServerVariables disks(Object... disks) {
    return with("disks", List.of(disks));
  }

  /** Networks at these slots. */
  ServerVariables slots(int... slots) {
    List<Object> networks = new ArrayList<>();
    for (int slot : slots) {
      networks.add(
          slot == 0
              ? network(0, "vmbr0", null, "10.1.0.1")
              : network(slot, "vmbr1", 10 + slot, null));
    }
    return with("networks", networks);
  }

  Map<String, Object> toMap() {
    return Map.copyOf(values);
  }

  static Map<String, Object> disk(String name, String slot, String datastore, int gib) {
    return Map.of("name", name, "slot", slot, "datastore", datastore, "size", gib, "serial", name);
  }

  static Map<String, Object> cloudInit(String domain) {
    return Map.of(
        "datastore", "local-lvm",
        "slot", "ide2",
        "user", "debian",
        "ssh_keys",
            List.of(
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKx1+/testtesttesttesttesttesttesttesttest ops@example.org"),
        "dns", Map.of("servers", List.of("10.1.0.1", "10.1.0.2"), "domain", domain));
  }

  private Map<String, @Nullable Object> network(
      int slot, String bridge, @Nullable Integer vlan, @Nullable String gateway) {
    Map<String, @Nullable Object> network = new HashMap<>();
    network.put("name", "n" + slot);
    network.put("slot", slot);
    network.put("bridge", bridge);
    network.put("vlan", vlan);
    network.put("mtu", vlan == null ? null : 1450);
    network.put(
        "mac", String.format(Locale.ROOT, "BC:24:11:%02X:%02X:%02X", id / 256, id % 256, slot));
    network.put("address", "10." + (slot + 1) + "." + id / 256 + "." + id % 256 + "/24");
    network.put("gateway", gateway);
    return network;
  }
}
