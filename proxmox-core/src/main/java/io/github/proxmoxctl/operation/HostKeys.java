package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.ansible.HostKeyScan;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.generation.Host;
import io.github.proxmoxctl.model.AnsibleSettings;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.model.ExternalHost;
import io.github.proxmoxctl.model.HostKey;
import io.github.proxmoxctl.model.Image;
import io.github.proxmoxctl.model.LiveServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The SSH keys that hosts must show: pinned ones from the ledger, those of hosts that are not ours
 * from the YAML, and those of new servers learned now, by the guest agent or at first contact.
 */
final class HostKeys {

  private static final String KEY_FILE = "/etc/ssh/ssh_host_ed25519_key.pub";
  private static final int AT_ONCE = 16;
  private static final Pattern KEY = Pattern.compile("ssh-ed25519 [A-Za-z0-9+/]+={0,3}");

  /**
   * What is known now.
   *
   * @param keys by host
   * @param problems by host, of those whose key could not be learned
   */
  record Known(SortedMap<String, String> keys, SortedMap<String, Diagnostic> problems) {}

  private record Learned(String host, @Nullable String key, @Nullable Diagnostic problem) {}

  private final Site site;
  private final Surroundings around;
  private final Estate estate;
  private final Secrets secrets;
  private final Set<String> repinned;
  private final Duration patience;
  private final HostKeyScan scan;

  /**
   * @param request says how long to wait, and whose pinned key counts no more
   */
  HostKeys(
      Site site, Surroundings around, Estate estate, Secrets secrets, ConfigureRequest request) {
    this.site = site;
    this.around = around;
    this.estate = estate;
    this.secrets = secrets;
    this.repinned = request.repin();
    this.patience = request.bootTimeout();
    this.scan = new HostKeyScan(around.processes(), around.environment());
  }

  /** The keys of some hosts; waits for those that boot. */
  Known of(List<PlannedHost> hosts) {
    SortedMap<String, String> keys = new TreeMap<>();
    List<PlannedHost> unknown = new ArrayList<>();
    for (PlannedHost host : hosts) {
      pinned(host).ifPresentOrElse(key -> keys.put(host.name(), key), () -> unknown.add(host));
    }
    SortedMap<String, Diagnostic> problems = new TreeMap<>();
    if (!unknown.isEmpty()) {
      around.progress().say(waiting(unknown));
      for (Learned learned : learn(unknown)) {
        if (learned.key() != null) {
          keys.put(learned.host(), learned.key());
        } else if (learned.problem() != null) {
          problems.put(learned.host(), learned.problem());
        }
      }
    }
    return new Known(keys, problems);
  }

  private static String waiting(List<PlannedHost> hosts) {
    return hosts.size() == 1
        ? hosts.get(0).name() + ": waiting for its SSH key"
        : "waiting for the SSH keys of " + hosts.size() + " new servers";
  }

  private Optional<String> pinned(PlannedHost host) {
    if (host.host() instanceof Host.OfExternal external) {
      return Optional.ofNullable(external.host().ssh()).map(ExternalHost.Ssh::hostKey);
    }
    if (repinned.contains(host.name())) {
      return Optional.empty();
    }
    HostKey key = estate.applied(host.host().stack()).hostKeys().get(host.name());
    return Optional.ofNullable(key).filter(k -> k.uuid().equals(host.uuid())).map(HostKey::key);
  }

  private List<Learned> learn(List<PlannedHost> hosts) {
    if (estate.desired().pipeline().ansible().hostKeys()
        == AnsibleSettings.HostKeys.FIRST_CONTACT) {
      return InParallel.map(hosts, AT_ONCE, this::atFirstContact);
    }
    Set<String> names =
        hosts.stream()
            .map(host -> estate.clusterOf(host.host().stack()))
            .collect(Collectors.toSet());
    List<Cluster> needed =
        estate.desired().clusters().stream()
            .filter(cluster -> names.contains(cluster.name()))
            .toList();
    try (Clusters clusters = Clusters.open(secrets, site.root(), needed, Cluster::applyToken)) {
      return InParallel.map(hosts, AT_ONCE, host -> byAgent(host, clusters));
    }
  }

  private Learned atFirstContact(PlannedHost host) {
    AppliedServer given = Objects.requireNonNull(host.given());
    AppliedStack applied = estate.applied(host.host().stack());
    boolean isNew = !given.isAdopted() && !applied.configurations().containsKey(host.name());
    if (!isNew && !repinned.contains(host.name())) {
      return new Learned(
          host.name(),
          null,
          problem(
                  host,
                  "hostKey.unknown",
                  "the SSH key of %s is not known, and it is no new server".formatted(host.name()))
              .because("at first contact only a server is believed that this estate has just made")
              .next(
                  "let the guest agent tell its key (`ssh.hostKeys: agent` in proxmox.yaml), or vouch"
                      + " for it yourself: configure --repin "
                      + host.name()));
    }
    long end = end();
    while (true) {
      Optional<String> key = scan.ask(host.host().address(), host.host().port());
      if (key.isPresent()) {
        return new Learned(host.name(), key.get(), null);
      }
      if (isOver(end)) {
        return new Learned(host.name(), null, silent(host));
      }
      pause(host);
    }
  }

  // cloud-init makes new keys while the guest boots: what the agent reads and what SSH shows must
  // be the same before it is believed
  private Learned byAgent(PlannedHost host, Clusters clusters) {
    try {
      return new Learned(host.name(), agentKey(host, clusters), null);
    } catch (DiagnosticException e) {
      if (e.outcome() != Outcome.ERROR) {
        throw e;
      }
      return new Learned(host.name(), null, e.diagnostics().get(0));
    }
  }

  private String agentKey(PlannedHost host, Clusters clusters) {
    AppliedServer given = Objects.requireNonNull(host.given());
    requireAgent(host);
    ClusterAccess access =
        Objects.requireNonNull(clusters.byName().get(estate.clusterOf(host.host().stack())));
    LiveServer live = access.inventory().servers().get(given.vmId());
    if (live == null) {
      throw DiagnosticException.error(
          problem(host, "hostKey.noServer", host.name() + " is not on the cluster")
              .next("apply makes it"));
    }
    requireSame(host, given, access, live);
    long end = end();
    while (true) {
      Optional<String> told = access.client().guestFile(live.node(), given.vmId(), KEY_FILE);
      Optional<String> key = told.flatMap(HostKeys::key);
      Optional<String> shown =
          key.isEmpty() ? Optional.empty() : scan.ask(host.host().address(), host.host().port());
      if (key.isPresent() && key.equals(shown)) {
        return key.get();
      }
      if (isOver(end)) {
        throw DiagnosticException.error(
            told.isEmpty() ? noAgent(host) : shown.isEmpty() ? silent(host) : otherThanTold(host));
      }
      pause(host);
    }
  }

  // "ssh-ed25519 AAAA… root@host"
  private static Optional<String> key(String file) {
    Matcher matcher = KEY.matcher(file);
    return matcher.lookingAt() ? Optional.of(matcher.group()) : Optional.empty();
  }

  private void requireAgent(PlannedHost host) {
    if (host.host() instanceof Host.OfServer ours) {
      Image image = estate.desired().imagesByName().get(ours.server().image());
      if (image != null && !image.hasGuestAgent()) {
        throw DiagnosticException.error(
            problem(
                    host,
                    "hostKey.noAgent",
                    "the SSH key of %s is not known: image \"%s\" has no guest agent"
                        .formatted(host.name(), image.name()))
                .next(
                    "build the agent into the image, or let keys be learned at first contact:"
                        + " `ssh.hostKeys: firstContact` in proxmox.yaml"));
      }
    }
  }

  private static void requireSame(
      PlannedHost host, AppliedServer given, ClusterAccess access, LiveServer live) {
    String uuid =
        access.client().config(live.node(), live.vmId()).flatMap(c -> c.uuid()).orElse("none");
    if (!uuid.equalsIgnoreCase(given.uuid())) {
      throw DiagnosticException.error(
          problem(
                  host,
                  "hostKey.otherServer",
                  "VM %d is not %s any more".formatted(given.vmId(), host.name()))
              .because("its UUID is " + uuid + ", and " + given.uuid() + " was applied")
              .next("run plan: it says what happened to the server"));
    }
  }

  private long end() {
    return System.nanoTime() + patience.toNanos();
  }

  private static boolean isOver(long end) {
    return System.nanoTime() - end >= 0;
  }

  private void pause(PlannedHost host) {
    around.interruption().check("configuring " + host.name());
    try {
      TimeUnit.MILLISECONDS.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DiagnosticException(
          Outcome.INTERRUPTED,
          problem(host, "run.stopped", "stopped while waiting for " + host.name()));
    }
  }

  private static Diagnostic noAgent(PlannedHost host) {
    return problem(
            host, "hostKey.noAgent", "the guest agent of %s does not answer".formatted(host.name()))
        .because("its SSH key is not known, and it is the agent that tells it")
        .next(
            "look at its console; if its image has no qemu-guest-agent, say `guestAgent: false`"
                + " there and `ssh.hostKeys: firstContact` in proxmox.yaml");
  }

  private static Diagnostic silent(PlannedHost host) {
    return problem(
            host,
            "host.unreachable",
            "%s does not answer at %s port %d"
                .formatted(host.name(), host.host().address(), host.host().port()))
        .because("it was waited for as long as --boot-timeout says")
        .next(
            "check that it has booted, and that this machine may reach its SSH (routes, firewall)");
  }

  private static Diagnostic otherThanTold(PlannedHost host) {
    return problem(
            host,
            "hostKey.changed",
            "%s shows another SSH key than its guest agent tells".formatted(host.name()))
        .because(
            "at %s another machine may answer; nothing was sent to it"
                .formatted(host.host().address()))
        .next("find out who has that address, then run configure again");
  }

  private static Diagnostic problem(PlannedHost host, String code, String summary) {
    return Diagnostic.error(code, summary, host.host().origins().whole());
  }
}
