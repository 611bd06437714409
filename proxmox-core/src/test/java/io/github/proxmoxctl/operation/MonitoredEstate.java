package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.allocation.Allocation;
import io.github.proxmoxctl.diagnostic.Sources;
import io.github.proxmoxctl.git.Actor;
import io.github.proxmoxctl.git.SourceCommit;
import io.github.proxmoxctl.ledger.LedgerSnapshot;
import io.github.proxmoxctl.model.AppliedRegistration;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.AppliedState;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.ExternalHost;
import io.github.proxmoxctl.model.Monitoring;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestRole;
import io.github.proxmoxctl.model.TestServer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Builds estates with monitoring for tests. */
final class MonitoredEstate {

  private final TestEstate estate = new TestEstate();
  private final List<TestServer> servers = new ArrayList<>();
  private final SortedMap<String, AppliedServer> given = new TreeMap<>();
  private final SortedMap<String, AppliedServer> applied = new TreeMap<>();
  private AppliedRegistration registration = AppliedRegistration.NONE;
  private final String stack;

  MonitoredEstate(String stack) {
    this.stack = stack;
  }

  MonitoredEstate with(Monitoring monitoring) {
    estate.monitoring(monitoring);
    return this;
  }

  MonitoredEstate with(ExternalHost host) {
    estate.externalHost(host);
    return this;
  }

  MonitoredEstate with(TestRole role) {
    estate.role(role);
    return this;
  }

  MonitoredEstate maxDestroys(int number) {
    estate.maxDestroys(number);
    return this;
  }

  /** A server that is declared and allocated. */
  MonitoredEstate declared(TestServer server, AppliedServer allocated) {
    servers.add(server);
    given.put(allocated.name(), allocated);
    return this;
  }

  /** A server that the ledger knows. */
  MonitoredEstate applied(AppliedServer server) {
    applied.put(server.name(), server);
    return this;
  }

  MonitoredEstate registered(AppliedRegistration other) {
    registration = other;
    return this;
  }

  Estate build(Path root) {
    return build(root, estate.with(servers));
  }

  Estate build(Path root, DesiredState desired) {
    AppliedStack recorded =
        new AppliedStack(stack, "main", null, null, new TreeMap<>(), applied, List.of(), List.of())
            .registered(registration);
    return new Estate(
        root,
        new SourceCommit(
            "3f9c2e1000000000000000000000000000000000",
            Instant.parse("2026-11-24T12:00:00Z"),
            new Actor("Ada", "ada@example.org")),
        List.of(),
        desired,
        Sources.none(),
        new LedgerSnapshot(
            new AppliedState(new TreeMap<>(Map.of(stack, recorded))), Optional.empty()),
        new Allocation(given, Map.of(), List.of()));
  }
}
