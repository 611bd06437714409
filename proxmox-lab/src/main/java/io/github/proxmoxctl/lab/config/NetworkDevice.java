package io.github.proxmoxctl.lab.config;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * A network device, the value of {@code netN}.
 *
 * @param model what the guest sees, for example {@code virtio}
 * @param mac upper-case MAC address
 * @param options bridge, tag, mtu, firewall and so on
 */
public record NetworkDevice(String model, String mac, Map<String, String> options) {
  private static final Set<String> MODELS =
      Set.of("e1000", "e1000e", "rtl8139", "virtio", "vmxnet3", "ne2k_pci", "pcnet");
  private static final Set<String> OPTIONS =
      Set.of("bridge", "firewall", "link_down", "mtu", "queues", "rate", "tag", "trunks");

  private static final String BOOLEAN = "[01]|on|off|yes|no|true|false";

  /** Keeps its own copy. */
  public NetworkDevice {
    options = Map.copyOf(options);
  }

  /**
   * Reads a device; both {@code virtio=MAC,…} and {@code model=virtio,macaddr=MAC,…} are legal, and
   * a missing address is made up.
   *
   * @throws IllegalArgumentException with Proxmox's text if the device is malformed
   */
  public static NetworkDevice parse(String text) {
    String model = "";
    String mac = "";
    Map<String, String> options = new TreeMap<>();
    for (Map.Entry<String, String> property :
        PropertyString.parse(text, "model").values().entrySet()) {
      String key = property.getKey();
      if (key.equals("model")) {
        model = property.getValue();
      } else if (key.equals("macaddr")) {
        mac = property.getValue();
      } else if (MODELS.contains(key)) {
        model = key;
        mac = property.getValue();
      } else if (OPTIONS.contains(key)) {
        options.put(key, property.getValue());
      } else {
        throw invalid(
            key
                + ": property is not defined in schema and the schema does not allow additional"
                + " properties");
      }
    }
    if (!MODELS.contains(model)) {
      throw invalid("model: value '" + model + "' does not have a value in the enumeration");
    }
    if (!mac.isEmpty() && !MacAddress.isUnicast(mac)) {
      throw invalid("macaddr: value does not look like a valid unicast MAC address");
    }
    checkNumber(options, "tag", 1, 4094);
    checkNumber(options, "mtu", 1, 65520);
    checkNumber(options, "queues", 0, 64);
    check(options, "rate", "\\d{1,9}(\\.\\d+)?", "type check ('number') failed");
    check(options, "firewall", BOOLEAN, "type check ('boolean') failed");
    check(options, "link_down", BOOLEAN, "type check ('boolean') failed");
    check(
        options,
        "trunks",
        "\\d+(-\\d+)?(;\\d+(-\\d+)?)*",
        "value does not match the regex pattern");
    String address = mac.isEmpty() ? MacAddress.random() : mac.toUpperCase(Locale.ROOT);
    return new NetworkDevice(model, address, options);
  }

  /** A copy with a new random address, as a clone gets it. */
  public NetworkDevice withNewMac() {
    return new NetworkDevice(model, MacAddress.random(), options);
  }

  /** The configuration's spelling: {@code virtio=MAC}, then the options sorted. */
  public String print() {
    StringJoiner text = new StringJoiner(",").add(model + "=" + mac);
    new TreeMap<>(options).forEach((key, value) -> text.add(key + "=" + value));
    return text.toString();
  }

  private static void check(
      Map<String, String> options, String key, String pattern, String otherwise) {
    String value = options.get(key);
    if (value != null && !value.matches(pattern)) {
      throw invalid(
          key + ": " + otherwise + (otherwise.startsWith("type") ? " - got '" + value + "'" : ""));
    }
  }

  private static void checkNumber(
      Map<String, String> options, String key, int minimum, int maximum) {
    String value = options.get(key);
    if (value == null) {
      return;
    }
    if (!value.matches("\\d{1,9}")) {
      throw invalid(key + ": type check ('integer') failed - got '" + value + "'");
    }
    int number = Integer.parseInt(value);
    if (number < minimum) {
      throw invalid(key + ": value must have a minimum value of " + minimum);
    }
    if (number > maximum) {
      throw invalid(key + ": value must have a maximum value of " + maximum);
    }
  }

  private static IllegalArgumentException invalid(String why) {
    return new IllegalArgumentException("invalid format - format error\n" + why);
  }
}
