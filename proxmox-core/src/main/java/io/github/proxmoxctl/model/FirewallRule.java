package io.github.proxmoxctl.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the Proxmox firewall; what is null or empty restricts nothing.
 *
 * @param macro a name for protocol and ports that Proxmox knows, such as {@code SSH}
 * @param protocol a name or number of {@code /etc/protocols}
 * @param source addresses, networks, one range, {@code +set} or {@code dc/alias}
 * @param destination the same for where packets go
 * @param sourcePorts numbers, ranges {@code 80:85} and service names
 * @param destinationPorts the same for where packets go
 * @param icmpType such as {@code echo-request}
 * @param iface the name of an interface of the server that has the rule; null in a group
 * @param log the log level, or null for none of its own
 */
public record FirewallRule(
    Direction direction,
    Action action,
    @Nullable String macro,
    @Nullable String protocol,
    List<String> source,
    List<String> destination,
    List<String> sourcePorts,
    List<String> destinationPorts,
    @Nullable String icmpType,
    @Nullable String iface,
    @Nullable String log,
    String comment,
    boolean isEnabled) {

  public FirewallRule {
    source = List.copyOf(source);
    destination = List.copyOf(destination);
    sourcePorts = List.copyOf(sourcePorts);
    destinationPorts = List.copyOf(destinationPorts);
  }

  /** Seen from the server. */
  public enum Direction {
    IN,
    OUT
  }

  /** What becomes of a packet, in Proxmox's words. */
  public enum Action {
    ACCEPT,
    DROP,
    REJECT
  }

  /**
   * Whether it lets new TCP connections to a port in, from anywhere at all.
   *
   * @param macroName the macro that stands for the port, or null
   */
  public boolean opens(int port, @Nullable String macroName) {
    if (!isEnabled || direction != Direction.IN || action != Action.ACCEPT) {
      return false;
    }
    if (macro != null) {
      return macro.equals(macroName);
    }
    boolean isTcp = protocol == null || protocol.equals("tcp") || protocol.equals("6");
    return isTcp
        && (destinationPorts.isEmpty()
            || destinationPorts.stream().anyMatch(part -> covers(part, port)));
  }

  private static boolean covers(String part, int port) {
    int colon = part.indexOf(':');
    String first = colon < 0 ? part : part.substring(0, colon);
    String last = colon < 0 ? part : part.substring(colon + 1);
    if (!isNumber(first) || !isNumber(last)) {
      return part.equals("ssh") && port == 22;
    }
    return Integer.parseInt(first) <= port && port <= Integer.parseInt(last);
  }

  private static boolean isNumber(String text) {
    return text.matches("\\d{1,5}");
  }
}
