package io.github.proxmoxctl.lab.host;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The names of what a lab makes outside its directory; each carries the lab's id, so that two labs,
 * and what a killed one has left, are told apart.
 *
 * @param lab six hexadecimal digits
 */
public record HostNames(String lab) {
  private static final int ID_BYTES = 3;

  /** Refuses what is no id. */
  public HostNames {
    if (!isLab(lab)) {
      throw new IllegalArgumentException("'" + lab + "' is no lab id");
    }
  }

  /** Whether a text is a lab's id. */
  public static boolean isLab(String text) {
    return text.matches("[0-9a-f]{6}");
  }

  /** A new lab's names. */
  public static HostNames fresh() {
    byte[] id = new byte[ID_BYTES];
    new SecureRandom().nextBytes(id);
    return new HostNames(HexFormat.of().formatHex(id));
  }

  /** The network namespace of the lab's bridges. */
  public String namespace() {
    return "pxl-" + lab;
  }

  /** The network namespace of a guest's host. */
  public String namespace(int guest) {
    return namespace() + "-" + guest;
  }

  /** The machine's end of the link to the lab; at most 15 characters, as every interface. */
  public String uplink() {
    return "pxl" + lab + "u";
  }

  /** The names of the lab that a link belongs to; empty if it is no lab's. */
  public static Optional<HostNames> ofUplink(String device) {
    return Optional.of(device)
        .filter(name -> name.matches("pxl.{6}u"))
        .map(name -> name.substring(3, 9))
        .filter(HostNames::isLab)
        .map(HostNames::new);
  }

  /** The lab's end of a guest's network device. */
  public String port(int guest, int device) {
    return "v" + guest + "n" + device;
  }

  /** The lab's control group, below the root of the hierarchy. */
  public String controlGroup() {
    return namespace();
  }

  /** The bridge, in the lab's namespace, of a Proxmox bridge and a VLAN tag; 0 is untagged. */
  public static String segment(String bridge, int tag) {
    return tag == 0 ? bridge : bridge + "." + tag;
  }
}
