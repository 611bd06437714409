package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which hosts a run works on.
 *
 * @param hosts those to configure, sorted by name within their stacks
 * @param waiting those to configure that do not exist yet
 * @param unchanged how many are configured as they shall be and are left alone
 */
record HostSelection(
    SortedMap<String, PlannedConfiguration> planned,
    List<PlannedHost> hosts,
    List<PlannedHost> waiting,
    int unchanged) {

  HostSelection {
    hosts = List.copyOf(hosts);
    waiting = List.copyOf(waiting);
  }

  /**
   * The changed hosts, or those that were asked for.
   *
   * @throws DiagnosticException when a name that was given is no host here
   */
  static HostSelection of(
      SortedMap<String, PlannedConfiguration> planned, ConfigureRequest request) {
    List<PlannedHost> all =
        planned.values().stream().flatMap(stack -> stack.hosts().stream()).toList();
    refuseUnknown(all, request.limit());
    refuseUnknown(all, request.repin());
    List<PlannedHost> inScope =
        all.stream()
            .filter(host -> request.limit().isEmpty() || request.limit().contains(host.name()))
            .toList();
    List<PlannedHost> wanted =
        inScope.stream()
            .filter(
                host ->
                    host.change() != null
                        || request.isAll()
                        || request.repin().contains(host.name()))
            .toList();
    return new HostSelection(
        planned,
        wanted.stream().filter(PlannedHost::exists).toList(),
        wanted.stream().filter(host -> !host.exists()).toList(),
        inScope.size() - wanted.size());
  }

  private static void refuseUnknown(List<PlannedHost> all, Collection<String> names) {
    SortedSet<String> known =
        all.stream().map(PlannedHost::name).collect(Collectors.toCollection(TreeSet::new));
    SortedSet<String> unknown = new TreeSet<>(names);
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new DiagnosticException(
          Outcome.USAGE,
          Diagnostic.error(
                  "host.unknown",
                  "there is no host \"%s\" to configure".formatted(unknown.first()),
                  null)
              .next(
                  known.isEmpty()
                      ? "no server of these stacks has a role"
                      : "there are: "
                          + known.stream().limit(20).collect(Collectors.joining(", "))
                          + (known.size() > 20 ? ", …" : "")));
    }
  }

  /** Those that are configured although nothing about them changed need no approval again. */
  boolean hasChanges() {
    return hosts.stream().anyMatch(host -> host.change() != null);
  }
}
