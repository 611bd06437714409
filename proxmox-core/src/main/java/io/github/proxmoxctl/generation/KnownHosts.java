package io.github.proxmoxctl.generation;

import java.util.SortedMap;
import java.util.regex.Pattern;

/** {@code known_hosts} from pinned keys, by the names of the hosts. */
public final class KnownHosts {

  private static final Pattern KEY = Pattern.compile("[a-z0-9@.-]+ [A-Za-z0-9+/]+={0,3}");

  private KnownHosts() {}

  /**
   * The file.
   *
   * @param keys {@code ssh-ed25519 AAAA…} by host
   */
  public static String of(SortedMap<String, String> keys) {
    var text = new StringBuilder();
    keys.forEach(
        (host, key) -> {
          // a line of its own would make another host trusted
          if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("no SSH key of " + host);
          }
          text.append(host).append(' ').append(key).append('\n');
        });
    return text.toString();
  }
}
