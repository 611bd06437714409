package io.github.proxmoxctl.render;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.AttributeChange;
import io.github.proxmoxctl.plan.ConfigurationPlan;
import io.github.proxmoxctl.plan.Digest;
import io.github.proxmoxctl.plan.Effect;
import io.github.proxmoxctl.plan.HostChange;
import io.github.proxmoxctl.plan.MonitoringPlan;
import io.github.proxmoxctl.plan.Pins;
import io.github.proxmoxctl.plan.Plan;
import io.github.proxmoxctl.plan.PlanReport;
import io.github.proxmoxctl.plan.RootPlan;
import io.github.proxmoxctl.plan.ServerChange;
import io.github.proxmoxctl.plan.StackPlan;
import io.github.proxmoxctl.plan.Verdict;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plans as they are reviewed, in the shapes that a comment must tell. */
final class TestPlans {

  static final Pins PINS = new Pins("terraform 1.11.4", "module", "lock");
  static final String HEAD = "81ab77d3f9c2e1b7d5a4c8e9f0a1b2c3d4e5f6a7";
  static final URI RUN = URI.create("https://github.com/acme/infrastructure/actions/runs/4711");

  private TestPlans() {}

  static ServerChange change(
      Action action, Effect effect, String server, String summary, AttributeChange... attributes) {
    return new ServerChange(
        server,
        1042,
        "module.server[\"" + server + "\"].proxmox_virtual_environment_vm.this",
        null,
        action,
        effect,
        List.of(attributes),
        summary,
        false,
        action == Action.DESTROY ? null : new Location("servers/shop/web.yaml", 5, 1, 1),
        Digest.of(List.of(server, action, summary)));
  }

  static AttributeChange attribute(
      String name, @Nullable String before, @Nullable String after, Effect effect) {
    return new AttributeChange(name, before, after, effect, false, null);
  }

  static StackPlan stack(String name, int unchanged, List<ServerChange> changes) {
    return stack(name, unchanged, changes, ConfigurationPlan.NONE, MonitoringPlan.NONE);
  }

  static StackPlan stack(
      String name,
      int unchanged,
      List<ServerChange> changes,
      ConfigurationPlan configuration,
      MonitoringPlan monitoring) {
    List<ServerChange> all = new ArrayList<>(changes);
    IntStream.range(0, unchanged)
        .mapToObj(i -> change(Action.NONE, Effect.ONLINE, name + "-u" + i, ""))
        .forEach(all::add);
    return StackPlan.of(
        name,
        "main",
        List.of(RootPlan.of("r01", "inputs", all, false)),
        configuration,
        monitoring,
        PINS);
  }

  static PlanReport report(List<Verdict> verdicts, StackPlan... stacks) {
    return new PlanReport(
        Plan.of("acme", "3f9c2e1", PINS, List.of(stacks)),
        verdicts,
        List.of(),
        Duration.ofMillis(1300));
  }

  static CommentContent content(PlanReport report, Diagnostic... diagnostics) {
    return new CommentContent(
        report.isRefused() ? Outcome.REFUSED : Outcome.OK,
        List.of(diagnostics),
        report,
        new TreeSet<>(),
        HEAD,
        RUN);
  }

  /** Something of everything. */
  static PlanReport typical() {
    AttributeChange byHand = new AttributeChange("cpu.cores", "4", "2", Effect.RESTART, true, null);
    StackPlan shop =
        stack(
            "shop",
            31,
            List.of(
                change(
                    Action.DESTROY,
                    Effect.REPLACE,
                    "shop-old-1",
                    "servers/shop/old.yaml was removed"),
                change(
                    Action.REPLACE,
                    Effect.REPLACE,
                    "shop-db-2",
                    "",
                    attribute("image", "debian-12 v1", "rocky-9 v1", Effect.REPLACE),
                    attribute("disks.system.size", "20 GiB", "40 GiB", Effect.ONLINE)),
                change(
                    Action.UPDATE,
                    Effect.RESTART,
                    "shop-db-1",
                    "",
                    attribute("memory", "8 GiB", "16 GiB", Effect.RESTART),
                    attribute("disks.data.size", "100 GiB", "200 GiB", Effect.ONLINE)),
                change(Action.UPDATE, Effect.RESTART, "app-07", "", byHand),
                change(
                    Action.UPDATE,
                    Effect.ONLINE,
                    "app-03",
                    "",
                    attribute("tags", "a, b", "a, b, c", Effect.ONLINE)),
                change(
                    Action.CREATE,
                    Effect.ONLINE,
                    "shop-web-4",
                    "rocky-9 · 2 cpu · 4 GiB · 10.1.0.57 · pve2")),
            ConfigurationPlan.of(
                List.of(
                    host(
                        "shop-web-4", HostChange.Kind.FROM_SCRATCH, "base", "node_exporter", "web"),
                    host("shop-web-1", HostChange.Kind.CHANGED, "web: nginx upstreams change")),
                33),
            MonitoringPlan.of(
                List.of("node shop-web-4:9100"),
                List.of("node shop-old-1:9100"),
                List.of("+ rules/acme.web.yml"),
                Digest.of(List.of("monitoring"))));
    StackPlan erp =
        stack(
            "erp",
            4,
            List.of(
                change(
                    Action.CREATE,
                    Effect.ONLINE,
                    "erp-app-1",
                    "debian-12 · 2 cpu · 4 GiB · dhcp")));
    return report(
        List.of(
            new Verdict(
                "maxDestroys",
                "shop",
                Verdict.Decision.NEEDS_APPROVAL,
                "2 servers of stack shop would be destroyed, and 0 may be without approval",
                "review them, then deploy with this digest",
                new Location("proxmox.yaml", 31, 5, 1))),
        shop,
        erp,
        stack("quiet", 12, List.of()));
  }

  static HostChange host(String name, HostChange.Kind kind, String... words) {
    boolean isNew = kind == HostChange.Kind.FROM_SCRATCH;
    return new HostChange(
        name,
        kind,
        isNew ? List.of(words) : List.of("base", "web"),
        isNew ? List.of() : List.of(words),
        null,
        Digest.of(List.of(name)));
  }

  static PlanReport refused() {
    return report(
        List.of(
            new Verdict(
                "protect",
                "shop",
                Verdict.Decision.REFUSED,
                "shop-db-1 is protected and would be destroyed",
                "take protect out of servers/shop/db.yaml in a change of its own, then remove it",
                new Location("servers/shop/db.yaml", 9, 3, 1))),
        stack(
            "shop",
            2,
            List.of(
                new ServerChange(
                    "shop-db-1",
                    1000,
                    "address",
                    null,
                    Action.DESTROY,
                    Effect.REPLACE,
                    List.of(),
                    "servers/shop/db.yaml was removed",
                    true,
                    null,
                    Digest.of(List.of("db"))))));
  }

  static PlanReport unchanged() {
    return report(List.of(), stack("shop", 36, List.of()));
  }

  static CommentContent invalid() {
    return new CommentContent(
        Outcome.INVALID,
        List.of(
            Diagnostic.error(
                    "reference.unknown",
                    "there is no network \"ap\"",
                    new Location("servers/shop/web.yaml", 14, 24, 2))
                .next("did you mean \"app\"?"),
            Diagnostic.error(
                    "address.outside",
                    "10.2.0.9 is not in network \"app\" (10.1.0.0/24)",
                    new Location("servers/shop/db.yaml", 21, 18, 8))
                .because("the network is declared in catalog/networks.yaml:3")
                .next("give an address from 10.1.0.10 to 10.1.0.250, or leave it out")),
        null,
        new TreeSet<>(),
        HEAD,
        RUN);
  }

  /** Stacks with so many created, changed and destroyed servers each. */
  static PlanReport large(int stacks, int serversEach, int destroysEach) {
    return report(
        List.of(),
        IntStream.range(0, stacks)
            .mapToObj(s -> stack("stack-%03d".formatted(s), 3, many(s, serversEach, destroysEach)))
            .toArray(StackPlan[]::new));
  }

  private static List<ServerChange> many(int stack, int changed, int destroyed) {
    return Stream.concat(
            IntStream.range(0, destroyed)
                .mapToObj(
                    i ->
                        change(
                            Action.DESTROY,
                            Effect.REPLACE,
                            "s%03d-gone-%04d".formatted(stack, i),
                            "servers/x/gone.yaml was removed")),
            IntStream.range(0, changed)
                .mapToObj(
                    i ->
                        change(
                            Action.UPDATE,
                            Effect.RESTART,
                            "s%03d-web-%04d".formatted(stack, i),
                            "",
                            // each its own: what is the same would be told once
                            attribute("memory", "8 GiB", i + 16 + " GiB", Effect.RESTART),
                            attribute("cpu.cores", "2", "4", Effect.RESTART))))
        .toList();
  }
}
