package io.github.proxmoxctl.plan;

import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.LiveServer;
import io.github.proxmoxctl.model.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One thing in which the cluster's own list ({@code GET /cluster/resources}) contradicts a server.
 * That list is one call for a whole cluster, and shows only part of what a server is: no difference
 * in it is no proof that there is none.
 *
 * @param attribute in the words of the YAML; {@code vm} for a VM that is not there, {@code
 *     template} for one that became a template
 * @param wanted as it should be
 * @param found as the list has it
 */
public record ListedDifference(String attribute, String wanted, String found) {

  /**
   * Compares a server with its line of the list.
   *
   * @param given what it was given, on the node where it may stay
   * @param live null when the list does not have it
   */
  public static List<ListedDifference> of(
      Server server, AppliedServer given, @Nullable LiveServer live) {
    if (live == null) {
      return List.of(new ListedDifference("vm", "VM " + given.vmId(), "not there"));
    }
    List<ListedDifference> differences = new ArrayList<>();
    add(differences, "template", false, live.isTemplate());
    add(differences, "name", server.name(), live.name());
    add(differences, "placement.node", given.node(), live.node());
    add(differences, "power", power(server), live.status());
    add(differences, "cpu.cores", server.cpu().cores() * server.cpu().sockets(), live.cores());
    // what the module tells Proxmox is whole MiB
    add(differences, "memory", server.memory().size().mebibytes(), live.memory().mebibytes());
    add(differences, "tags", new TreeSet<>(server.tags()), new TreeSet<>(live.tags()));
    return List.copyOf(differences);
  }

  private static String power(Server server) {
    return server.power() == Server.Power.RUNNING ? "running" : "stopped";
  }

  private static void add(
      List<ListedDifference> differences, String attribute, Object wanted, Object found) {
    if (!Objects.equals(wanted, found)) {
      differences.add(new ListedDifference(attribute, wanted.toString(), found.toString()));
    }
  }

  /** {@code power running, found stopped}. */
  public String text() {
    return attribute + " " + wanted + ", found " + found;
  }
}
