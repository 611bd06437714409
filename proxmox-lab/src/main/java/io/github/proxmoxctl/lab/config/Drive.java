package io.github.proxmoxctl.lab.config;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A drive, the value of {@code scsiN}, {@code virtioN}, {@code ideN} and so on.
 *
 * @param file a volume id, {@code storage:GiB} to allocate one, {@code storage:cloudinit}, or none
 * @param options the drive's other properties
 */
public record Drive(String file, PropertyString options) {
  /** The bus names that carry a drive. */
  public static final Set<String> BUSES = Set.of("ide", "sata", "scsi", "virtio");

  private static final Pattern ALLOCATION = Pattern.compile("([^:/]+):(\\d+(?:\\.\\d+)?)");
  private static final Pattern CLOUD_INIT = Pattern.compile("([^:/]+):cloudinit");
  private static final Set<String> OPTIONS =
      Set.of(
          "aio",
          "backup",
          "bps",
          "bps_max_length",
          "bps_rd",
          "bps_rd_max_length",
          "bps_wr",
          "bps_wr_max_length",
          "cache",
          "cyls",
          "detect_zeroes",
          "discard",
          "format",
          "heads",
          "import-from",
          "iops",
          "iops_max",
          "iops_max_length",
          "iops_rd",
          "iops_rd_max",
          "iops_rd_max_length",
          "iops_wr",
          "iops_wr_max",
          "iops_wr_max_length",
          "iothread",
          "mbps",
          "mbps_max",
          "mbps_rd",
          "mbps_rd_max",
          "mbps_wr",
          "mbps_wr_max",
          "media",
          "model",
          "product",
          "queues",
          "replicate",
          "rerror",
          "ro",
          "scsiblock",
          "secs",
          "serial",
          "shared",
          "size",
          "snapshot",
          "ssd",
          "trans",
          "vendor",
          "werror",
          "wwn",
          "efitype",
          "pre-enrolled-keys",
          "version");
  private static final Map<String, Set<String>> ENUMERATIONS =
      Map.of(
          "aio", Set.of("native", "threads", "io_uring"),
          "cache", Set.of("none", "writethrough", "writeback", "unsafe", "directsync"),
          "discard", Set.of("ignore", "on"),
          "media", Set.of("cdrom", "disk"),
          "format", Set.of("raw", "qcow2", "vmdk", "qed", "cow", "cloop", "qcow"));
  private static final Set<String> BOOLEANS =
      Set.of("backup", "iothread", "replicate", "ro", "shared", "snapshot", "ssd");
  private static final Pattern WHOLE =
      Pattern.compile("iops(_rd|_wr)?(_max)?(_length)?|bps.*|queues|cyls|heads|secs");
  private static final Pattern NUMBER = Pattern.compile("mbps(_rd|_wr)?(_max)?");
  private static final int FEWEST_QUEUES = 2;
  private static final int LONGEST_SERIAL = 60;

  /** Options that not every bus has. */
  private static final Map<String, Set<String>> BUSES_OF =
      Map.of(
          "iothread", Set.of("scsi", "virtio"),
          "queues", Set.of("scsi"),
          "ro", Set.of("scsi", "virtio"),
          "ssd", Set.of("ide", "sata", "scsi"),
          "wwn", Set.of("ide", "sata", "scsi"),
          "product", Set.of("scsi"),
          "vendor", Set.of("scsi"),
          "scsiblock", Set.of("scsi"),
          "model", Set.of("ide"));

  /**
   * Reads a drive.
   *
   * @throws IllegalArgumentException with Proxmox's text if the drive is malformed
   */
  public static Drive parse(String text) {
    PropertyString all = PropertyString.parse(text, "file");
    String file = all.values().get("file");
    if (file == null || file.isEmpty()) {
      throw invalid("file: property is missing and it is not optional");
    }
    PropertyString options = all.without("file");
    options.values().forEach(Drive::check);
    return new Drive(file, options);
  }

  /** The storage and GiB of {@code storage:GiB}; does not match anything else. */
  public Matcher allocation() {
    return ALLOCATION.matcher(file);
  }

  /** The storage of {@code storage:cloudinit}; does not match anything else. */
  public Matcher cloudInitAllocation() {
    return CLOUD_INIT.matcher(file);
  }

  /** Whether the drive is a CD-ROM; a cloud-init drive is one. */
  public boolean isCdrom() {
    return options.get("media").filter("cdrom"::equals).isPresent();
  }

  /** Whether the drive is the cloud-init drive. */
  public boolean isCloudInit() {
    return file.contains("-cloudinit") || cloudInitAllocation().matches();
  }

  /** Whether the drive is an empty slot or the node's own CD drive. */
  public boolean isWithoutVolume() {
    return file.equals("none") || file.equals("cdrom");
  }

  /** The storage that the file is on. */
  public String storage() {
    return file.substring(0, Math.max(0, file.indexOf(':')));
  }

  /** A copy on another volume. */
  public Drive withFile(String volume) {
    return new Drive(volume, options);
  }

  /** A copy with one property set. */
  public Drive with(String key, String value) {
    return new Drive(file, options.with(key, value));
  }

  /** A copy without some properties. */
  public Drive without(String... keys) {
    return new Drive(file, options.without(keys));
  }

  /** The configuration's spelling: the volume, then the options sorted. */
  public String print() {
    return options.with("file", file).print("file");
  }

  /**
   * Refuses what drives of this slot's bus do not have.
   *
   * @throws IllegalArgumentException with Proxmox's text
   */
  void requireBus(String slot) {
    String bus = slot.replaceAll("\\d", "");
    for (String key : options.values().keySet()) {
      Set<String> buses = BUSES_OF.get(key);
      if (buses != null && !buses.contains(bus)) {
        throw undefined(key);
      }
    }
  }

  private static void check(String key, String value) {
    if (!OPTIONS.contains(key)) {
      throw undefined(key);
    }
    if (WHOLE.matcher(key).matches() && !value.matches("\\d{1,12}")) {
      throw invalid(key + ": type check ('integer') failed - got '" + value + "'");
    }
    if (NUMBER.matcher(key).matches() && !value.matches("\\d{1,12}(\\.\\d+)?")) {
      throw invalid(key + ": type check ('number') failed - got '" + value + "'");
    }
    if (key.equals("queues") && Long.parseLong(value) < FEWEST_QUEUES) {
      throw invalid("queues: value must have a minimum value of " + FEWEST_QUEUES);
    }
    Set<String> allowed = ENUMERATIONS.get(key);
    if (allowed != null && !allowed.contains(value)) {
      throw invalid(key + ": value '" + value + "' does not have a value in the enumeration");
    }
    if (BOOLEANS.contains(key) && !value.matches("[01]|on|off|yes|no|true|false")) {
      throw invalid(key + ": type check ('boolean') failed - got '" + value + "'");
    }
    if (key.equals("serial") && value.length() > LONGEST_SERIAL) {
      throw invalid("serial: value may only be " + LONGEST_SERIAL + " characters long");
    }
  }

  private static IllegalArgumentException undefined(String key) {
    return invalid(
        key
            + ": property is not defined in schema and the schema does not allow additional"
            + " properties");
  }

  private static IllegalArgumentException invalid(String why) {
    return new IllegalArgumentException("invalid format - format error\n" + why);
  }
}
