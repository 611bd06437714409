package io.github.proxmoxctl.lab.host;

import io.github.proxmoxctl.lab.config.GuestConfig;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What cloud-init would do at boot.
 *
 * @param hostname without a domain
 * @param domain the search domain; empty if none
 * @param user who may log in, with sudo
 * @param sshKeys lines of {@code authorized_keys}
 * @param nameservers addresses
 */
public record CloudInit(
    String hostname, String domain, String user, List<String> sshKeys, List<String> nameservers) {
  private static final String DEFAULT_USER = "debian";
  private static final String USER = "[a-z_][a-z0-9_-]{0,31}";

  /** Keeps its own copies. */
  public CloudInit {
    sshKeys = List.copyOf(sshKeys);
    nameservers = List.copyOf(nameservers);
  }

  /**
   * The settings of a guest.
   *
   * @throws IllegalArgumentException if a host cannot have such a user
   */
  static CloudInit of(int guest, GuestConfig config) {
    String name = config.get("name").orElse("VM" + guest);
    int dot = name.indexOf('.');
    String user = config.get("ciuser").orElse(DEFAULT_USER);
    if (!user.matches(USER)) {
      throw new IllegalArgumentException("ciuser: '" + user + "' is no name of a Linux user");
    }
    return new CloudInit(
        dot < 0 ? name : name.substring(0, dot),
        config.get("searchdomain").orElse(dot < 0 ? "" : name.substring(dot + 1)),
        user,
        lines(decoded(config.get("sshkeys").orElse(""))),
        words(config.get("nameserver").orElse("")));
  }

  /** {@code /etc/hosts}: the host knows itself, as on Debian's cloud images. */
  public String hosts() {
    String names = domain.isEmpty() ? hostname : hostname + "." + domain + " " + hostname;
    return "127.0.1.1 "
        + names
        + "\n127.0.0.1 localhost\n\n"
        + "::1 localhost ip6-localhost ip6-loopback\n"
        + "ff02::1 ip6-allnodes\nff02::2 ip6-allrouters\n";
  }

  /** {@code /etc/resolv.conf}. */
  public String resolvConf() {
    StringBuilder text = new StringBuilder();
    nameservers.forEach(server -> text.append("nameserver ").append(server).append('\n'));
    if (!domain.isEmpty()) {
      text.append("search ").append(domain).append('\n');
    }
    return text.toString();
  }

  private static String decoded(String keys) {
    return URLDecoder.decode(keys.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static List<String> lines(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split("[ ,;]+")).filter(word -> !word.isEmpty()).toList();
  }
}
