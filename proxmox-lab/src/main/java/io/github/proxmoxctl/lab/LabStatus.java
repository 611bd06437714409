package io.github.proxmoxctl.lab;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a lab's directory says about it.
 *
 * @param running whether a process serves it
 * @param pid that process; 0 if none or unknown
 * @param endpoint its URL; null if none
 * @param guests how many virtual machines it has, templates included
 * @param withoutHosts why a running lab is its API only; null if it has hosts, or does not run
 * @param hosts the hosts that guests have, or had while the lab ran
 */
public record LabStatus(
    Path directory,
    boolean running,
    long pid,
    @Nullable URI endpoint,
    int guests,
    @Nullable String withoutHosts,
    List<Host> hosts) {
  /** Keeps its own copy. */
  public LabStatus {
    hosts = List.copyOf(hosts);
  }

  /**
   * A host.
   *
   * @param guest the virtual machine's id
   * @param name the virtual machine's name
   * @param addresses those that cloud-init sets
   * @param running whether its systemd runs
   */
  public record Host(int guest, String name, List<String> addresses, boolean running) {
    /** Keeps its own copy. */
    public Host {
      addresses = List.copyOf(addresses);
    }
  }
}
