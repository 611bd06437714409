package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.ansible.AnsibleContent;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.generation.ConfigurationParts;
import io.github.proxmoxctl.generation.ContentDigests;
import io.github.proxmoxctl.generation.Host;
import io.github.proxmoxctl.generation.HostConfiguration;
import io.github.proxmoxctl.model.AppliedConfiguration;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.SecretReference;
import io.github.proxmoxctl.plan.ConfigurationReasons;
import io.github.proxmoxctl.plan.Digest;
import io.github.proxmoxctl.plan.HostChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Plans what Ansible would do, by comparing digests with the ledger: no host is asked, no secret is
 * read.
 */
final class ConfigurationPlanner {

  private final ContentDigests content;
  private final Set<String> interrupted;
  private final Function<SecretReference, Optional<String>> versions;

  /**
   * @param interrupted hosts that a run began with and never came to the end of
   * @param versions of secrets, as far as they are known without their values
   */
  ConfigurationPlanner(
      ContentDigests content,
      Set<String> interrupted,
      Function<SecretReference, Optional<String>> versions) {
    this.content = content;
    this.interrupted = Set.copyOf(interrupted);
    this.versions = versions;
  }

  /** One that knows the versions that references name, and no other. */
  static ConfigurationPlanner of(AnsibleContent content, Site site) {
    return new ConfigurationPlanner(
        new ContentDigests(
            content.playbookDigest(),
            content.digestsByRole(),
            content.requirementsDigest().orElse(null)),
        new BegunConfigurations(site.durable()).hosts(),
        ConfigurationParts::pinned);
  }

  /**
   * Plans some stacks.
   *
   * @return by stack, each of them
   * @throws DiagnosticException when a host has a role that there is no Ansible role for
   */
  SortedMap<String, PlannedConfiguration> plan(Estate estate, SortedSet<String> stacks) {
    List<HostConfiguration> all =
        HostConfiguration.all(estate.desired(), estate.allocation()).stream()
            .filter(host -> stacks.contains(host.host().stack()))
            .toList();
    refuseMissingRoles(all);
    SortedMap<String, List<PlannedHost>> hosts = new TreeMap<>();
    stacks.forEach(stack -> hosts.put(stack, new ArrayList<>()));
    for (HostConfiguration host : all) {
      String stack = host.host().stack();
      Objects.requireNonNull(hosts.get(stack)).add(planned(estate, host));
    }
    SortedMap<String, PlannedConfiguration> planned = new TreeMap<>();
    hosts.forEach(
        (stack, list) ->
            planned.put(stack, new PlannedConfiguration(stack, estate.clusterOf(stack), list)));
    return planned;
  }

  private PlannedHost planned(Estate estate, HostConfiguration host) {
    AppliedStack applied = estate.applied(host.host().stack());
    ConfigurationParts parts = ConfigurationParts.of(host, content, versions);
    Digest digest = Digest.of(parts.whole());
    boolean exists =
        !(host.host() instanceof Host.OfServer) || applied.servers().containsKey(host.name());
    // a server that gets another name keeps what it was configured to
    String name = estate.allocation().moves().getOrDefault(host.name(), host.name());
    @Nullable AppliedConfiguration before = applied.configurations().get(name);
    return new PlannedHost(host, parts, digest, change(host, parts, digest, before), exists);
  }

  private @Nullable HostChange change(
      HostConfiguration host,
      ConfigurationParts parts,
      Digest digest,
      @Nullable AppliedConfiguration before) {
    boolean isUnfinished =
        before != null && (!before.isFinished() || interrupted.contains(host.name()));
    if (before != null && !isUnfinished && before.digest().equals(digest.hex())) {
      return null;
    }
    List<String> reasons = new ArrayList<>();
    if (isUnfinished) {
      reasons.add("the last run did not come to its end");
    } else if (before != null) {
      reasons.addAll(ConfigurationReasons.between(before.parts(), parts.shown()));
    }
    return new HostChange(
        host.name(),
        before == null ? HostChange.Kind.FROM_SCRATCH : HostChange.Kind.CHANGED,
        host.roles().stream().map(role -> role.name()).toList(),
        reasons,
        host.host().origins().whole(),
        digest);
  }

  private void refuseMissingRoles(List<HostConfiguration> hosts) {
    SortedMap<String, Diagnostic> missing = new TreeMap<>();
    for (HostConfiguration host : hosts) {
      for (var role : host.roles()) {
        for (String name : role.ansible()) {
          // a collection's role is known by the repo's requirements
          if (name.indexOf('.') < 0 && !content.roles().containsKey(name)) {
            missing.putIfAbsent(
                role.name() + "/" + name,
                Diagnostic.error(
                        "role.content",
                        "role \"%s\" runs the Ansible role \"%s\", and there is none"
                            .formatted(role.name(), name),
                        role.origins().whole())
                    .next(
                        "put it into ansible/roles/%s of the infrastructure repo, or correct"
                                .formatted(name)
                            + " spec.ansible of the Role document"));
          }
        }
      }
    }
    if (!missing.isEmpty()) {
      throw new DiagnosticException(Outcome.INVALID, List.copyOf(missing.values()));
    }
  }
}
