package io.github.proxmoxctl.plan;

import io.github.proxmoxctl.model.DataSize;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Translates a {@code proxmox_virtual_environment_vm} of provider bpg/proxmox into the words of the
 * YAML: value by attribute. What it has no word for keeps the provider's name, so that nothing is
 * hidden; absent, null and empty are the same.
 */
final class ServerWords {

  /** Read from the guest or chosen by Proxmox: it moves by itself. */
  private static final Set<String> COMPUTED =
      Set.of(
          "id",
          "ipv4_addresses",
          "ipv6_addresses",
          "mac_addresses",
          "network_interface_names",
          "hotplug");

  private static final Set<String> COMPUTED_OF_DISK =
      Set.of("path_in_datastore", "file_format", "file_id", "interface");

  /** Settings of the provider: they change no VM. */
  private static final Set<String> BOOKKEEPING =
      Set.of(
          "migrate",
          "stop_on_destroy",
          "purge_on_destroy",
          "delete_unreferenced_disks_on_destroy",
          "reboot",
          "reboot_after_update",
          "agent.timeout",
          "agent.wait_for_ip",
          "clone.retries");

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("node_name", "node"),
          Map.entry("vm_id", "vmId"),
          Map.entry("on_boot", "onBoot"),
          Map.entry("protection", "protect"),
          Map.entry("smbios.uuid", "uuid"),
          Map.entry("agent.enabled", "guestAgent"),
          Map.entry("operating_system.type", "osType"),
          Map.entry("initialization.user_account.keys", "sshKeys"),
          Map.entry("initialization.user_account.username", "user"),
          Map.entry("initialization.dns.servers", "dns.servers"),
          Map.entry("initialization.dns.domain", "dns.domain"),
          Map.entry("initialization.datastore_id", "cloudInit.datastore"),
          Map.entry("initialization.interface", "cloudInit.slot"),
          Map.entry("clone.vm_id", "template"),
          Map.entry("clone.node_name", "template.node"));

  private static final Map<String, String> DISK_WORDS = Map.of("datastore_id", "datastore");

  private static final Map<String, String> INTERFACE_WORDS =
      Map.of("mac_address", "mac", "vlan_id", "vlan", "rate_limit", "rateLimit");

  private final SlotNames names;
  private final SortedMap<String, String> values = new TreeMap<>();

  private ServerWords(SlotNames names) {
    this.names = names;
  }

  static SortedMap<String, String> of(
      @Nullable Map<String, @Nullable Object> resource, SlotNames names) {
    ServerWords words = new ServerWords(names);
    if (resource != null) {
      resource.forEach(words::top);
    }
    return words.values;
  }

  static boolean isBookkeeping(String attribute) {
    return attribute.startsWith("timeout_")
        || BOOKKEEPING.stream()
            .anyMatch(word -> attribute.equals(word) || attribute.startsWith(word + "."));
  }

  /** Whether a path of the provider, such as {@code ipv4_addresses[0]}, moves by itself. */
  static boolean isComputed(String path) {
    String top = path.split("[.\\[]", 2)[0];
    String last = path.substring(path.lastIndexOf('.') + 1);
    return COMPUTED.contains(top)
        || (top.equals("disk") && !last.equals("interface") && COMPUTED_OF_DISK.contains(last));
  }

  private void top(String key, @Nullable Object value) {
    switch (key) {
      case "disk" -> each(value, (index, disk) -> disk(disk));
      case "network_device" -> each(value, this::networkInterface);
      case "memory" -> each(value, (index, memory) -> memory(memory));
      case "started" -> put("power", Boolean.TRUE.equals(value) ? "running" : "stopped");
      default -> {
        if (!COMPUTED.contains(key)) {
          leaf(key, value);
        }
      }
    }
  }

  private void leaf(String path, @Nullable Object value) {
    if (path.equals("initialization.ip_config")) {
      each(value, this::ipConfig);
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> leaf(path + "." + key, inner));
    } else if (isListOfBlocks(value)) {
      List<?> blocks = (List<?>) Objects.requireNonNull(value);
      for (int i = 0; i < blocks.size(); i++) {
        leaf(blocks.size() == 1 ? path : path + "." + i, blocks.get(i));
      }
    } else {
      put(WORDS.getOrDefault(path, path), text(value));
    }
  }

  private void disk(Map<?, ?> disk) {
    String name = names.disk(String.valueOf(disk.get("interface")));
    disk.forEach(
        (key, value) -> {
          String attribute = String.valueOf(key);
          if (attribute.equals("size") && value instanceof Number size) {
            put("disks." + name + ".size", DataSize.ofGibibytes(size.longValue()).toString());
          } else if (!COMPUTED_OF_DISK.contains(attribute)) {
            nested("disks." + name + "." + DISK_WORDS.getOrDefault(attribute, attribute), value);
          }
        });
  }

  private void networkInterface(int slot, Map<?, ?> nic) {
    if (Boolean.FALSE.equals(nic.get("enabled"))) {
      return;
    }
    nic.forEach(
        (key, value) -> {
          String attribute = String.valueOf(key);
          boolean isUnset = value instanceof Number number && number.doubleValue() == 0;
          if (!attribute.equals("enabled") && !isUnset) {
            String word = INTERFACE_WORDS.getOrDefault(attribute, attribute);
            nested("networks." + names.networkInterface(slot) + "." + word, value);
          }
        });
  }

  private void ipConfig(int slot, Map<?, ?> config) {
    // a gap between two slots has a placeholder and no name
    if (names.hasInterface(slot)) {
      config.forEach(
          (family, block) ->
              each(
                  block,
                  (index, address) ->
                      address.forEach(
                          (key, value) -> {
                            String word = family.equals("ipv4") ? "" : family + ".";
                            nested(
                                "networks." + names.networkInterface(slot) + "." + word + key,
                                value);
                          })));
    }
  }

  private void memory(Map<?, ?> memory) {
    memory.forEach(
        (key, value) -> {
          if (key.equals("dedicated") && value instanceof Number mebibytes) {
            put("memory", DataSize.ofMebibytes(mebibytes.longValue()).toString());
          } else if (key.equals("floating") && value instanceof Number mebibytes) {
            if (!value.equals(memory.get("dedicated"))) {
              put("memory.balloon", DataSize.ofMebibytes(mebibytes.longValue()).toString());
            }
          } else {
            nested("memory." + key, value);
          }
        });
  }

  private void nested(String path, @Nullable Object value) {
    leaf(path, value);
  }

  private void put(String attribute, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      values.put(attribute, value);
    }
  }

  private static @Nullable String text(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }
    return value == null ? null : String.valueOf(value);
  }

  private static boolean isListOfBlocks(@Nullable Object value) {
    return value instanceof List<?> list
        && !list.isEmpty()
        && list.stream().allMatch(entry -> entry instanceof Map || entry instanceof List);
  }

  private interface Block {
    void accept(int index, Map<?, ?> block);
  }

  private static void each(@Nullable Object value, Block block) {
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i) instanceof Map<?, ?> map) {
          block.accept(i, map);
        }
      }
    }
  }
}
