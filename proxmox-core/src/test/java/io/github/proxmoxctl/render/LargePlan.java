package io.github.proxmoxctl.render;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.AttributeChange;
import io.github.proxmoxctl.plan.Capacity;
import io.github.proxmoxctl.plan.ConfigurationPlan;
import io.github.proxmoxctl.plan.Digest;
import io.github.proxmoxctl.plan.Effect;
import io.github.proxmoxctl.plan.HostChange;
import io.github.proxmoxctl.plan.Load;
import io.github.proxmoxctl.plan.MonitoringPlan;
import io.github.proxmoxctl.plan.NodeCapacity;
import io.github.proxmoxctl.plan.Plan;
import io.github.proxmoxctl.plan.PlanReport;
import io.github.proxmoxctl.plan.ServerChange;
import io.github.proxmoxctl.plan.StackPlan;
import io.github.proxmoxctl.plan.StorageCapacity;
import io.github.proxmoxctl.plan.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A thousand changes of servers in 24 stacks, 300 of them destroys, as a real estate has them. */
public final class LargePlan {

  private static final List<String> TEAMS =
      List.of(
          "billing",
          "calendar",
          "chat",
          "ci",
          "crm",
          "docs",
          "fax",
          "git",
          "hr",
          "intranet",
          "jobs",
          "ldap",
          "mail",
          "maps",
          "media",
          "print",
          "search",
          "sso",
          "vpn",
          "wiki");

  private LargePlan() {}

  public static PlanReport report() {
    List<StackPlan> stacks = new ArrayList<>(List.of(archive(), batch(), shop(), erp()));
    TEAMS.forEach(team -> stacks.add(team(team)));
    IntStream.rangeClosed(1, 40)
        .mapToObj(i -> TestPlans.stack("site-%02d".formatted(i), 25, List.of()))
        .forEach(stacks::add);
    return new PlanReport(
        Plan.of("acme", "3f9c2e1", TestPlans.PINS, stacks),
        List.of(
            new Verdict(
                "maxDestroys",
                "batch",
                Verdict.Decision.NEEDS_APPROVAL,
                "300 servers of stack batch would be destroyed, and 0 may be without approval",
                "review them, then deploy with this digest",
                new Location("proxmox.yaml", 31, 5, 1)),
            new Verdict(
                "protect",
                "shop",
                Verdict.Decision.REFUSED,
                "shop-db-2 is protected and would be replaced",
                "take protect out of servers/shop/db.yaml in a change of its own",
                new Location("servers/shop/db.yaml", 9, 3, 1))),
        List.of(
            Diagnostic.warning("stack.busy", "stack erp is being changed by run 12", null)
                .because("the plan shows how far that run is at this moment")
                .next("plan again when it has ended")),
        List.of(
            new Capacity(
                "main",
                List.of(
                    new NodeCapacity("pve1", true, load(61, 71, 64), load(55, 60, 60), 87L),
                    new NodeCapacity("pve2", true, load(58, 60, 60), load(40, 44, 44), 84L),
                    new NodeCapacity("pve3", true, load(70, 70, 70), load(62, 62, 62), null)),
                List.of(new StorageCapacity("ssd", null, load(41, 43, 43))),
                "pve3")),
        Duration.ofMillis(41_300));
  }

  private static Load load(long before, long during, long after) {
    return new Load(100, before, during, after, new TreeSet<>());
  }

  // nothing but removals, of a series
  private static StackPlan batch() {
    return TestPlans.stack(
        "batch",
        0,
        numbered(300, i -> change(Action.DESTROY, "batch-%03d", i, "debian-12 · pve1")),
        ConfigurationPlan.NONE,
        MonitoringPlan.of(
            List.of(),
            IntStream.rangeClosed(1, 300).mapToObj("node batch-%03d:9100"::formatted).toList(),
            List.of(),
            Digest.of(List.of("targets"))));
  }

  // replicas that restart, new ones, a replacement, and what a hand did to some
  private static StackPlan shop() {
    List<ServerChange> changes = new ArrayList<>();
    changes.add(
        TestPlans.change(
            Action.REPLACE,
            Effect.REPLACE,
            "shop-db-2",
            "",
            attribute(
                "image", "debian-12 v1", "rocky-9 v1", Effect.REPLACE, "servers/shop/db.yaml"),
            attribute(
                "disks.system.size", "20 GiB", "40 GiB", Effect.ONLINE, "servers/shop/db.yaml")));
    changes.addAll(
        numbered(
            90,
            i ->
                update(
                    "shop-web-%02d".formatted(i),
                    "servers/shop/web.yaml",
                    attribute(
                        "memory", "4 GiB", "8 GiB", Effect.RESTART, "servers/shop/web.yaml"))));
    changes.addAll(
        numbered(
            100,
            i ->
                change(
                    Action.CREATE,
                    "shop-api-%03d",
                    i,
                    "rocky-9 · 2 cpu · 4 GiB · 10.1.0.%d · pve%d".formatted(100 + i, 1 + i % 3))));
    changes.add(
        update(
            "shop-cache-1",
            "servers/shop/cache.yaml",
            new AttributeChange("cpu.cores", "4", "2", Effect.RESTART, true, null),
            new AttributeChange("description", null, "of the shop", Effect.ONLINE, true, null)));
    return TestPlans.stack(
        "shop",
        12,
        changes,
        ConfigurationPlan.of(
            IntStream.rangeClosed(1, 100)
                .mapToObj(
                    i ->
                        TestPlans.host(
                            "shop-api-%03d".formatted(i),
                            HostChange.Kind.FROM_SCRATCH,
                            "base",
                            "node_exporter",
                            "web"))
                .toList(),
            103),
        MonitoringPlan.of(
            IntStream.rangeClosed(1, 100).mapToObj("node shop-api-%03d:9100"::formatted).toList(),
            List.of(),
            List.of("+ rules/acme.web.yml"),
            Digest.of(List.of("targets"))));
  }

  // servers in documents of their own, with names that make no series
  private static StackPlan erp() {
    List<ServerChange> changes = new ArrayList<>();
    for (String site : List.of("berlin", "bern", "graz", "linz", "oslo", "riga", "turin", "wien")) {
      for (String role : List.of("app", "db", "etl", "gw", "mq", "report", "ui")) {
        String name = "erp-%s-%s".formatted(role, site);
        String file = "servers/erp/%s.yaml".formatted(name);
        changes.add(
            update(
                name,
                file,
                attribute("tags", "erp", "erp, " + site, Effect.ONLINE, file),
                attribute("onBoot", "false", "true", Effect.ONLINE, file)));
      }
    }
    return TestPlans.stack("erp", 40, changes);
  }

  private static StackPlan archive() {
    return TestPlans.stack(
        "archive",
        3,
        numbered(
            12,
            i ->
                new ServerChange(
                    "archive-%02d".formatted(i),
                    2000 + i,
                    "module.server[\"archive-%02d\"]".formatted(i),
                    "old-%02d".formatted(i),
                    Action.RENAME,
                    Effect.ONLINE,
                    List.of(),
                    "",
                    false,
                    new Location("servers/archive/archive.yaml", 3, 1, 1),
                    Digest.of(List.of(i)))));
  }

  private static StackPlan team(String team) {
    String file = "servers/%s/%s.yaml".formatted(team, team);
    Stream<ServerChange> same =
        IntStream.rangeClosed(1, 18)
            .mapToObj(
                i ->
                    update(
                        "%s-%d".formatted(team, i),
                        file,
                        attribute("disks.data.size", "100 GiB", "200 GiB", Effect.ONLINE, file)));
    Stream<ServerChange> others =
        IntStream.rangeClosed(19, 22)
            .mapToObj(
                i ->
                    update(
                        "%s-%d".formatted(team, i),
                        file,
                        attribute("memory", i + " GiB", 2 * i + " GiB", Effect.RESTART, file)));
    return TestPlans.stack(team, 5, Stream.concat(same, others).toList());
  }

  private static List<ServerChange> numbered(
      int count, java.util.function.IntFunction<ServerChange> of) {
    return IntStream.rangeClosed(1, count).mapToObj(of).toList();
  }

  private static ServerChange change(Action action, String pattern, int number, String summary) {
    Effect effect = action == Action.DESTROY ? Effect.REPLACE : Effect.ONLINE;
    return TestPlans.change(action, effect, pattern.formatted(number), summary);
  }

  private static ServerChange update(String server, String file, AttributeChange... attributes) {
    Effect effect = Effect.worst(Stream.of(attributes).map(AttributeChange::effect).toList());
    return new ServerChange(
        server,
        1000,
        "module.server[\"%s\"].proxmox_virtual_environment_vm.this".formatted(server),
        null,
        Action.UPDATE,
        effect,
        List.of(attributes),
        "",
        false,
        new Location(file, 2, 1, 1),
        Digest.of(List.of(server)));
  }

  private static AttributeChange attribute(
      String name, @Nullable String before, String after, Effect effect, String file) {
    return new AttributeChange(name, before, after, effect, false, new Location(file, 8, 3, 1));
  }
}
