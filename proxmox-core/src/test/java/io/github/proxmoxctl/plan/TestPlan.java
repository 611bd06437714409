package io.github.proxmoxctl.plan;

import io.github.proxmoxctl.diagnostic.Location;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Plans of all layers without Terraform, Ansible or Prometheus. */
public final class TestPlan {

  public static final Pins PINS = new Pins("Terraform 1.11.4", "0a1b", "2c3d");

  private final String stack;
  private final List<ServerChange> servers = new ArrayList<>();
  private final List<HostChange> hosts = new ArrayList<>();
  private final List<String> added = new ArrayList<>();
  private final List<String> removed = new ArrayList<>();
  private final List<String> files = new ArrayList<>();
  private String desired = "targets";

  private TestPlan(String stack) {
    this.stack = stack;
  }

  public static TestPlan of(String stack) {
    return new TestPlan(stack);
  }

  public TestPlan creates(String server) {
    return changes(server, Action.CREATE);
  }

  public TestPlan destroys(String server) {
    return changes(server, Action.DESTROY);
  }

  public TestPlan changes(String server, Action action) {
    servers.add(
        new ServerChange(
            server,
            1042,
            "module.server[\"%s\"].proxmox_virtual_environment_vm.this".formatted(server),
            null,
            action,
            Effect.ONLINE,
            List.of(),
            "debian-12 · 2 cpu · 4 GiB",
            false,
            location(server, 5),
            Digest.of(List.of(server, action))));
    return this;
  }

  public TestPlan fromScratch(String host, String... roles) {
    return host(host, HostChange.Kind.FROM_SCRATCH, List.of(roles), List.of());
  }

  public TestPlan reconfigures(String host, String... reasons) {
    return host(host, HostChange.Kind.CHANGED, List.of("base", "web"), List.of(reasons));
  }

  private TestPlan host(
      String host, HostChange.Kind kind, List<String> roles, List<String> reasons) {
    Digest digest = Digest.of(Arrays.asList(host, roles, reasons));
    hosts.add(new HostChange(host, kind, roles, reasons, location(host, 9), digest));
    return this;
  }

  public TestPlan addsTargets(String... targets) {
    added.addAll(List.of(targets));
    return this;
  }

  public TestPlan removesTargets(String... targets) {
    removed.addAll(List.of(targets));
    return this;
  }

  public TestPlan writes(String... marked) {
    files.addAll(List.of(marked));
    return this;
  }

  /** What monitoring shall know, whatever it knows already. */
  public TestPlan desires(String everything) {
    desired = everything;
    return this;
  }

  public StackPlan build() {
    return StackPlan.of(
        stack,
        "main",
        List.of(RootPlan.of("r01", "inputs", servers, false)),
        ConfigurationPlan.of(hosts, 2),
        MonitoringPlan.of(added, removed, files, Digest.of(List.of(desired))),
        PINS);
  }

  public static Plan plan(TestPlan... stacks) {
    return Plan.of("acme", "3f9c2e1", PINS, Arrays.stream(stacks).map(TestPlan::build).toList());
  }

  private Location location(String name, int line) {
    return new Location("servers/" + stack + "/" + name + ".yaml", line, 5, 12);
  }
}
