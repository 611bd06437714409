package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.plan.Change;
import io.github.proxmoxctl.plan.ResourceChange;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Servers that a run made and whose firewall it did not get to. Terraform waits with every firewall
 * of a root until all of its VMs are there, so one that fails leaves the others open; the next run
 * plans what is missing.
 */
final class OpenServers {

  private OpenServers() {}

  /**
   * A warning that names them.
   *
   * @param done addresses of what is done
   */
  static Optional<Diagnostic> warning(Collection<? extends Change> changes, Set<String> done) {
    List<? extends Change> open =
        changes.stream()
            .filter(change -> change.isDoneBy(done) && isWithoutRules(change, done))
            .toList();
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Diagnostic.warning(
                    "firewall.open",
                    open.stream().map(Change::name).sorted().collect(Collectors.joining(", "))
                        + (open.size() == 1 ? " has" : " have")
                        + " no firewall yet",
                    open.get(0).location())
                .because(
                    "Terraform sets the firewalls of a root when all of its VMs are there, and it"
                        + " did not come so far")
                .next("mend what stopped it, then apply again: only what is missing is done"));
  }

  // a server that declares no firewall has none that could be missed
  private static boolean isWithoutRules(Change change, Set<String> done) {
    boolean hasRules =
        change.parts().stream()
            .anyMatch(part -> part.contains('.' + ResourceChange.FIREWALL_RULES + '.'));
    return hasRules && !done.containsAll(change.parts());
  }
}
