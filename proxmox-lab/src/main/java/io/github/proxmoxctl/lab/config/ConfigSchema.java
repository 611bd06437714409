package io.github.proxmoxctl.lab.config;

import static io.github.proxmoxctl.lab.config.ConfigKey.integer;
import static io.github.proxmoxctl.lab.config.ConfigKey.oneOf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys that a guest's configuration may have, and how their values are checked and printed. */
public final class ConfigSchema {

  /** Family name to the number of its devices. */
  private static final Map<String, Integer> FAMILIES =
      Map.ofEntries(
          Map.entry("net", 32),
          Map.entry("ide", 4),
          Map.entry("sata", 6),
          Map.entry("scsi", 31),
          Map.entry("virtio", 16),
          Map.entry("unused", 256),
          Map.entry("ipconfig", 32),
          Map.entry("serial", 4),
          Map.entry("parallel", 3),
          Map.entry("usb", 14),
          Map.entry("hostpci", 16),
          Map.entry("numa", 8),
          Map.entry("virtiofs", 10),
          Map.entry("efidisk", 1),
          Map.entry("tpmstate", 1),
          Map.entry("audio", 1),
          Map.entry("rng", 1));

  private static final Map<String, ConfigKey> KEYS = keys();

  private ConfigSchema() {}

  /** Whether the key exists in Proxmox VE. */
  public static boolean knows(String key) {
    return find(key).isPresent();
  }

  /** Whether the key holds a disk or CD-ROM. */
  public static boolean isDrive(String key) {
    return find(key).filter(found -> found.type() == ConfigKey.Type.DRIVE).isPresent();
  }

  /** Whether the key holds a network device. */
  public static boolean isNetwork(String key) {
    return find(key).filter(found -> found.type() == ConfigKey.Type.NETWORK).isPresent();
  }

  /** Whether the key is read by cloud-init only, and so takes effect without a restart of QEMU. */
  public static boolean isCloudInit(String key) {
    return key.startsWith("ipconfig")
        || switch (key) {
          case "ciuser",
              "cipassword",
              "citype",
              "cicustom",
              "ciupgrade",
              "nameserver",
              "searchdomain",
              "sshkeys" ->
              true;
          default -> false;
        };
  }

  /**
   * Checks a value and gives the configuration's spelling of it.
   *
   * @throws IllegalArgumentException with Proxmox's text if the value is not legal
   */
  public static String normalise(String key, String value) {
    ConfigKey found =
        find(key).orElseThrow(() -> new IllegalArgumentException("unknown option '" + key + "'"));
    return switch (found.type()) {
      case BOOLEAN -> bool(value);
      case INTEGER -> number(value, found);
      case NUMBER -> decimal(value, found);
      case DRIVE -> drive(key, value);
      case NETWORK -> NetworkDevice.parse(value).print();
      case TEXT -> text(key, value, found);
    };
  }

  /** The value as it stands in JSON: a number for what is one in Proxmox, else a string. */
  public static Object toJson(String key, String value) {
    ConfigKey.Type type = find(key).map(ConfigKey::type).orElse(ConfigKey.Type.TEXT);
    return type == ConfigKey.Type.BOOLEAN || type == ConfigKey.Type.INTEGER
        ? (Object) Long.valueOf(value)
        : value;
  }

  private static Optional<ConfigKey> find(String key) {
    return Optional.ofNullable(KEYS.get(key));
  }

  private static ConfigKey.Type familyType(String family) {
    if (family.equals("net")) {
      return ConfigKey.Type.NETWORK;
    }
    boolean drive =
        Drive.BUSES.contains(family) || family.equals("efidisk") || family.equals("tpmstate");
    return drive ? ConfigKey.Type.DRIVE : ConfigKey.Type.TEXT;
  }

  private static String bool(String value) {
    return switch (value) {
      case "1", "on", "yes", "true" -> "1";
      case "0", "off", "no", "false" -> "0";
      default ->
          throw new IllegalArgumentException("type check ('boolean') failed - got '" + value + "'");
    };
  }

  private static String number(String value, ConfigKey key) {
    if (!value.matches("-?\\d{1,18}")) {
      throw new IllegalArgumentException("type check ('integer') failed - got '" + value + "'");
    }
    long number = Long.parseLong(value);
    if (number < key.minimum()) {
      throw new IllegalArgumentException("value must have a minimum value of " + key.minimum());
    }
    if (number > key.maximum()) {
      throw new IllegalArgumentException("value must have a maximum value of " + key.maximum());
    }
    return Long.toString(number);
  }

  private static String drive(String key, String value) {
    Drive drive = Drive.parse(value);
    drive.requireBus(key);
    return drive.print();
  }

  private static String decimal(String value, ConfigKey key) {
    if (!value.matches("\\d{1,12}(\\.\\d+)?")) {
      throw new IllegalArgumentException("type check ('number') failed - got '" + value + "'");
    }
    if (Double.parseDouble(value) > key.maximum()) {
      throw new IllegalArgumentException("value must have a maximum value of " + key.maximum());
    }
    return value;
  }

  private static String text(String key, String value, ConfigKey found) {
    if (!found.allowed().isEmpty() && !found.allowed().contains(value)) {
      throw new IllegalArgumentException(
          "value '"
              + value
              + "' does not have a value in the enumeration '"
              + String.join(", ", found.allowed())
              + "'");
    }
    return TextValue.normalise(key, value);
  }

  private static Map<String, ConfigKey> keys() {
    Map<String, ConfigKey> keys = new HashMap<>();
    for (String name :
        ("acpi allow-ksm autostart ciupgrade freeze keephugepages kvm localtime numa onboot"
                + " protection reboot tablet tdf template")
            .split(" ", -1)) {
      keys.put(name, ConfigKey.of(ConfigKey.Type.BOOLEAN));
    }
    for (String name :
        ("affinity agent amd-sev args boot bootdisk cdrom cicustom cipassword ciuser cpu"
                + " description hookscript hotplug intel-tdx ivshmem machine memory meta name"
                + " nameserver searchdomain smbios1 spice_enhancements sshkeys startdate startup"
                + " tags vga vmgenid vmstatestorage watchdog")
            .split(" ", -1)) {
      keys.put(name, ConfigKey.of(ConfigKey.Type.TEXT));
    }
    keys.put("balloon", integer(0, Long.MAX_VALUE));
    keys.put("cores", integer(1, Long.MAX_VALUE));
    keys.put("cpuunits", integer(1, 262144));
    keys.put("migrate_speed", integer(0, Long.MAX_VALUE));
    keys.put("shares", integer(0, 50000));
    keys.put("sockets", integer(1, Long.MAX_VALUE));
    keys.put("vcpus", integer(1, Long.MAX_VALUE));
    keys.put("cpulimit", new ConfigKey(ConfigKey.Type.NUMBER, 0, 128, List.of()));
    keys.put("migrate_downtime", ConfigKey.of(ConfigKey.Type.NUMBER));
    keys.put("arch", oneOf("x86_64", "aarch64"));
    keys.put("bios", oneOf("seabios", "ovmf"));
    keys.put("citype", oneOf("configdrive2", "nocloud", "opennebula"));
    keys.put("hugepages", oneOf("any", "2", "1024"));
    keys.put(
        "keyboard",
        oneOf(
            "de", "de-ch", "da", "en-gb", "en-us", "es", "fi", "fr", "fr-be", "fr-ca", "fr-ch",
            "hu", "is", "it", "ja", "lt", "mk", "nl", "no", "pl", "pt", "pt-br", "sv", "sl", "tr"));
    keys.put(
        "lock",
        oneOf(
            "backup",
            "clone",
            "create",
            "migrate",
            "rollback",
            "snapshot",
            "snapshot-delete",
            "suspending",
            "suspended"));
    keys.put(
        "ostype",
        oneOf(
            "other", "wxp", "w2k", "w2k3", "w2k8", "wvista", "win7", "win8", "win10", "win11",
            "l24", "l26", "solaris"));
    keys.put(
        "scsihw",
        oneOf("lsi", "lsi53c810", "virtio-scsi-pci", "virtio-scsi-single", "megasas", "pvscsi"));
    FAMILIES.forEach(
        (family, count) -> {
          for (int index = 0; index < count; index++) {
            keys.put(family + index, ConfigKey.of(familyType(family)));
          }
        });
    return Map.copyOf(keys);
  }
}
