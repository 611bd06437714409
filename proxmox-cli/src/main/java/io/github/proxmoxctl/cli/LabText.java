package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.lab.LabStatus;
import java.util.ArrayList;
import java.util.List;

/** What a lab says about its hosts. */
final class LabText {

  private LabText() {}

  /** Lines for a person; none for a lab that does not run. */
  static List<String> hosts(LabStatus status) {
    if (!status.running()) {
      return List.of();
    }
    if (status.withoutHosts() != null) {
      return List.of("  hosts: none, it is API-only: " + status.withoutHosts());
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "  hosts: a running VM is a real Linux host (Debian 12 whatever its template says, with this"
            + " machine's kernel)");
    for (LabStatus.Host host : status.hosts()) {
      lines.add(
          "    %-6d %-24s %-32s %s"
              .formatted(
                  host.guest(),
                  host.name(),
                  host.addresses().isEmpty() ? "no address" : String.join(", ", host.addresses()),
                  host.running() ? "running" : "stopped"));
    }
    return lines;
  }
}
