package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import java.util.List;
import java.util.Optional;

/** Ports of a firewall rule as Proxmox checks them. */
final class FirewallPorts {

  private static final int HIGHEST = 65_535;
  private static final int MOST_NUMBERS = 15;

  private FirewallPorts() {}

  /** The first thing that is wrong with a list of ports. */
  static Optional<Diagnostic> problem(List<String> ports, Location at) {
    int numbers = 0;
    for (String port : ports) {
      Optional<Diagnostic> problem = problem(port, at);
      if (problem.isPresent()) {
        return problem;
      }
      numbers += isNumber(port) ? 1 : port.contains(":") ? 2 : 0;
    }
    return numbers <= MOST_NUMBERS
        ? Optional.empty()
        : Optional.of(
            Diagnostic.error(
                    "firewall.port",
                    "%d numbers are more than the %d that Proxmox takes in one rule"
                        .formatted(numbers, MOST_NUMBERS),
                    at)
                .because("a range counts as two")
                .next("divide them over several rules"));
  }

  private static Optional<Diagnostic> problem(String port, Location at) {
    if (port.matches("\\d+-\\d+")) {
      return wrong(port, "a range has a colon: write " + port.replace('-', ':'), at);
    }
    if (port.matches("\\d+:\\d+")) {
      int colon = port.indexOf(':');
      String from = port.substring(0, colon);
      String to = port.substring(colon + 1);
      if (isTooHigh(from) || isTooHigh(to)) {
        return wrong(port, "write ports from 0 to " + HIGHEST, at);
      }
      return Integer.parseInt(from) <= Integer.parseInt(to)
          ? Optional.empty()
          : wrong(port, "the range runs backwards: write " + to + ":" + from, at);
    }
    if (port.matches("\\d+")) {
      return isTooHigh(port)
          ? wrong(port, "write a port from 0 to " + HIGHEST, at)
          : Optional.empty();
    }
    return port.matches("[A-Za-z][A-Za-z0-9+._-]*")
        ? Optional.empty()
        : wrong(
            port,
            "write a port such as 22, a range such as 8000:8010 or a service such as ssh",
            at);
  }

  private static boolean isNumber(String port) {
    return port.matches("\\d+");
  }

  private static boolean isTooHigh(String number) {
    return number.length() > 5 || Integer.parseInt(number) > HIGHEST;
  }

  private static Optional<Diagnostic> wrong(String port, String remedy, Location at) {
    return Optional.of(
        Diagnostic.error("firewall.port", Quoted.of(port) + " is no port", at).next(remedy));
  }
}
