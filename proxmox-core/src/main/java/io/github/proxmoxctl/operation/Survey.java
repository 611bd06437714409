package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.LiveInventory;
import io.github.proxmoxctl.model.LiveNode;
import io.github.proxmoxctl.model.LiveServer;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.proxmox.VmConfiguration;
import io.github.proxmoxctl.state.RootName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares what is about to be planned with what lives: foreign VMs on our ids, servers that a
 * killed run left, nodes and templates that are not there.
 */
final class Survey {

  private static final String UNFINISHED = "server.unfinished";

  private final Estate estate;
  private final Clusters clusters;
  private final StateContents states;
  private final Set<String> orphans = new HashSet<>();
  private final Set<String> bare = new HashSet<>();
  private final List<Diagnostic> problems = new ArrayList<>();

  private Survey(Estate estate, Clusters clusters, StateContents states) {
    this.estate = estate;
    this.clusters = clusters;
    this.states = states;
  }

  /**
   * Looks at the servers of some stacks.
   *
   * @param clusters by name
   * @throws DiagnosticException with all that contradicts the plan
   */
  static LiveFacts of(Estate estate, Set<String> stacks, Clusters clusters, StateContents states) {
    Survey survey = new Survey(estate, clusters, states);
    for (Server server : estate.desired().servers()) {
      if (stacks.contains(server.stack())) {
        survey.check(server);
      }
    }
    if (!survey.problems.isEmpty()) {
      boolean isBusy = survey.problems.stream().allMatch(p -> p.code().equals(UNFINISHED));
      throw new DiagnosticException(isBusy ? Outcome.LOCKED : Outcome.ERROR, survey.problems);
    }
    return LiveFacts.of(clusters, survey.orphans, survey.bare);
  }

  private void check(Server server) {
    ClusterAccess access = clusters.byName().get(server.cluster());
    AppliedServer given = estate.allocation().servers().get(server.name());
    if (access == null || given == null) {
      return;
    }
    LiveServer live = access.inventory().servers().get(given.vmId());
    AppliedStack applied = estate.applied(server.stack());
    String formerName = estate.allocation().moves().getOrDefault(server.name(), server.name());
    boolean isApplied = applied.servers().containsKey(formerName);
    boolean isHeld =
        states.holds(new RootName(server.stack(), given.root()), server.name(), formerName);
    if (live != null
        && server.firewall().isEnabled()
        && !states.holdsRules(
            new RootName(server.stack(), given.root()), server.name(), formerName)) {
      bare.add(server.name());
    }
    if (live != null && !isHeld && isApplied && !isIntended(server, given)) {
      problems.add(behind(server, given));
    } else if (live != null && !isHeld) {
      checkLeftover(server, given, live, access);
    } else if (isApplied) {
      checkApplied(server, given, live);
    } else if (live != null) {
      checkHeld(server, given, live, access);
    } else {
      checkPlace(server, given, access.inventory());
    }
  }

  private boolean isIntended(Server server, AppliedServer given) {
    return estate.applied(server.stack()).intents().stream()
        .anyMatch(intent -> intent.server().vmId() == given.vmId());
  }

  private static Diagnostic behind(Server server, AppliedServer given) {
    String root = server.stack() + "/" + given.root();
    return Diagnostic.error(
            "state.behind",
            "the state of %s does not hold %s (VM %d), which is applied and exists"
                .formatted(root, server.name(), given.vmId()),
            server.origins().whole())
        .because("that state is older than the ledger; a plan on it would create the server again")
        .next(
            "proxmoxctl state recover %s puts the newest one that is kept here in force; if another machine applied since, copy its durable folder"
                .formatted(root));
  }

  private void checkApplied(Server server, AppliedServer given, @Nullable LiveServer live) {
    if (live == null && given.isAdopted()) {
      problems.add(
          Diagnostic.error(
                  "server.lost",
                  "%s (VM %d) was adopted and is gone from the cluster"
                      .formatted(server.name(), given.vmId()),
                  server.origins().whole())
              .because("an adopted server has no template to be made from again")
              .next("restore it from a backup, or remove it and declare it under a new name"));
    }
  }

  private void checkPlace(Server server, AppliedServer given, LiveInventory inventory) {
    LiveNode node = inventory.nodes().get(given.node());
    if (node == null || !node.isOnline()) {
      problems.add(
          Diagnostic.error(
                  node == null ? "node.unknown" : "node.offline",
                  "node \"%s\", where %s would be created, %s"
                      .formatted(
                          given.node(),
                          server.name(),
                          node == null ? "is not in the cluster" : "is offline"),
                  server.origins().of("placement"))
              .next("the cluster has " + String.join(", ", inventory.nodes().keySet())));
    }
    AppliedServer.Template template = given.template();
    LiveServer source = template == null ? null : inventory.servers().get(template.vmId());
    if (template != null && (source == null || !source.isTemplate())) {
      problems.add(
          Diagnostic.error(
                  "image.template",
                  "image \"%s\" has no template on %s: VM %d %s"
                      .formatted(
                          given.image(),
                          template.node(),
                          template.vmId(),
                          source == null ? "does not exist" : "is no template"),
                  server.origins().of("image"))
              .next("make the template, or correct spec.templates of the image"));
    }
  }

  // on an id of ours lives something that neither ledger nor state knows as applied
  private void checkLeftover(
      Server server, AppliedServer given, LiveServer live, ClusterAccess access) {
    boolean isIntended = isIntended(server, given);
    Optional<VmConfiguration> config = access.client().config(live.node(), live.vmId());
    Optional<String> lock = config.flatMap(values -> values.value("lock"));
    if (isIntended && lock.isPresent()) {
      problems.add(unfinished(server, live, lock.get()));
      return;
    }
    String uuid = config.flatMap(VmConfiguration::uuid).orElse("");
    if (isIntended && isOursOrUnfinished(given, live, uuid)) {
      orphans.add(server.name());
      return;
    }
    problems.add(foreign(server, given, live, uuid));
  }

  private static Diagnostic foreign(
      Server server, AppliedServer given, LiveServer live, String uuid) {
    return Diagnostic.error(
            "vmid.foreign",
            "VM id %d, which %s would get, belongs to \"%s\" on %s"
                .formatted(given.vmId(), server.name(), live.name(), live.node()),
            server.origins().whole())
        .because(
            "it was not created by this estate (UUID " + (uuid.isEmpty() ? "none" : uuid) + ")")
        .next("move it away, or put the id into spec.vmIds.reserved of the cluster");
  }

  // a killed run may have left somebody else's VM in the state, see TakenIds
  private void checkHeld(
      Server server, AppliedServer given, LiveServer live, ClusterAccess access) {
    String uuid =
        access.client().config(live.node(), live.vmId()).flatMap(VmConfiguration::uuid).orElse("");
    if (!isOursOrUnfinished(given, live, uuid)) {
      problems.add(foreign(server, given, live, uuid));
    }
  }

  // whoever told Proxmox to make it may be gone; Proxmox finishes all the same
  private static Diagnostic unfinished(Server server, LiveServer live, String lock) {
    return Diagnostic.error(
            UNFINISHED,
            "%s (VM %d) is being created on %s: Proxmox has it locked (%s)"
                .formatted(server.name(), live.vmId(), live.node(), lock),
            server.origins().whole())
        .next("run this again when that task has ended: what was created is taken over");
  }

  // the UUID is set right after the clone: killed in between, the name we gave tells
  private static boolean isOursOrUnfinished(AppliedServer given, LiveServer live, String uuid) {
    return uuid.toLowerCase(Locale.ROOT).equals(given.uuid()) || live.name().equals(given.name());
  }
}
