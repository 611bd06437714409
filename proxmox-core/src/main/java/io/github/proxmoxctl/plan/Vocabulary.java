package io.github.proxmoxctl.plan;

import java.util.Map;
import java.util.Set;

/**
 * The YAML's words for the attributes of {@code proxmox_virtual_environment_vm}, and which of them
 * say nothing about the VM.
 */
final class Vocabulary {

  /** Read from the guest or chosen by Proxmox: it moves by itself. */
  private static final Set<String> COMPUTED =
      Set.of(
          "id",
          "ipv4_addresses",
          "ipv6_addresses",
          "mac_addresses",
          "network_interface_names",
          "hotplug");

  private static final Set<String> COMPUTED_OF_DISK = Set.of("path_in_datastore", "file_format");

  /**
   * Settings of the provider: they change no VM. Not among them is {@code agent.timeout}: the
   * provider restarts the VM for any change in that block.
   */
  private static final Set<String> BOOKKEEPING =
      Set.of(
          "migrate",
          "stop_on_destroy",
          "purge_on_destroy",
          "delete_unreferenced_disks_on_destroy",
          "reboot",
          "reboot_after_update");

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
          Map.entry("initialization.user_account.password", "password"),
          Map.entry("initialization.dns.servers", "dns.servers"),
          Map.entry("initialization.dns.domain", "dns.domain"),
          Map.entry("initialization.datastore_id", "cloudInit.datastore"),
          Map.entry("initialization.interface", "cloudInit.slot"),
          // the attribute of that name says whether the VM is one
          Map.entry("template", "isTemplate"),
          Map.entry("clone.vm_id", "template"),
          Map.entry("clone.node_name", "template.node"));

  private static final Map<String, String> OF_DISK =
      Map.of(
          "datastore_id", "datastore",
          "import_from", "image",
          "speed.iops_read", "speed.iopsRead",
          "speed.iops_write", "speed.iopsWrite");

  private static final Map<String, String> OF_INTERFACE =
      Map.of(
          "mac_address", "mac",
          "vlan_id", "vlan",
          "rate_limit", "rateLimit",
          "ipv4.address", "address",
          "ipv4.gateway", "gateway",
          "ipv6.address", "address6",
          "ipv6.gateway", "gateway6");

  private Vocabulary() {}

  /** What has no word keeps the provider's name. */
  static String word(String path) {
    return WORDS.getOrDefault(path, path);
  }

  static String wordOfDisk(String attribute) {
    return OF_DISK.getOrDefault(attribute, attribute);
  }

  static String wordOfInterface(String attribute) {
    return OF_INTERFACE.getOrDefault(attribute, attribute);
  }

  static boolean isComputed(String attribute) {
    return COMPUTED.contains(attribute);
  }

  static boolean isComputedOfDisk(String attribute) {
    return COMPUTED_OF_DISK.contains(attribute);
  }

  /** Whether a path of the provider, such as {@code ipv4_addresses[0]}, moves by itself. */
  static boolean isComputedPath(String path) {
    String top = path.split("[.\\[]", 2)[0];
    String last = path.substring(path.lastIndexOf('.') + 1);
    return isComputed(top) || (top.equals("disk") && isComputedOfDisk(last));
  }

  static boolean isBookkeeping(String attribute) {
    return attribute.startsWith("timeout_") || BOOKKEEPING.contains(attribute);
  }
}
