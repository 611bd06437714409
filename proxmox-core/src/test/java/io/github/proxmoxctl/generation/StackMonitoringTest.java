package io.github.proxmoxctl.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.ExternalHost;
import io.github.proxmoxctl.model.MonitoringTarget;
import io.github.proxmoxctl.model.Role;
import io.github.proxmoxctl.model.RoleUse;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestMonitoring;
import io.github.proxmoxctl.model.TestRole;
import io.github.proxmoxctl.model.TestServer;
import io.github.proxmoxctl.model.TestStack;
import io.github.proxmoxctl.model.Variable;
import io.github.proxmoxctl.plan.TestGiven;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Prometheus is told of a stack, byte by byte. */
class StackMonitoringTest {

  private static final String RULES = "rules/acme.shop.yml";

  @Test
  void aServerIsATargetOfItsExporterWithFewLabels() {
    DesiredState desired = new TestEstate().with(server("web-1").role("web"));
    StackMonitoring told = told(desired, "shop", hosts(desired, "10.1.0.11"));

    assertThat(told.files().get("targets/node/acme.shop.json"))
        .isEqualTo(
            """
            [
              {
                "targets" : [
                  "10.1.0.11:9100"
                ],
                "labels" : {
                  "estate" : "acme",
                  "os_family" : "debian",
                  "server" : "web-1",
                  "stack" : "shop"
                }
              }
            ]
            """);
    assertThat(told.targets())
        .extracting(MonitoringTarget::key)
        .containsExactly("node 10.1.0.11:9100");
    assertThat(told.targets())
        .extracting(MonitoringTarget::title)
        .containsExactly("node web-1:9100");
  }

  @Test
  void theEnvironmentOfTheStackIsALabelUnlessTheServerSaysAnother() {
    DesiredState desired =
        new TestEstate()
            .stack(TestStack.named("shop").environment("production"))
            .with(server("web-1").role("web"));
    assertThat(told(desired, "shop", hosts(desired, "10.1.0.11")).targets())
        .extracting(target -> target.labels().get("env"))
        .containsExactly("production");
  }

  @Test
  void aHostWithoutAnExporterIsNoTarget() {
    DesiredState desired =
        new TestEstate().with(TestServer.named("web-1").nic("front", "app").role("web"));
    StackMonitoring told = told(desired, "shop", hosts(desired, "10.1.0.11"));
    assertThat(told.targets()).isEmpty();
    assertThat(told.files()).isEmpty();
    assertThat(told.rulesDigest()).isNull();
  }

  @Test
  void thePortOfAnExporterFollowsItsVariable() {
    RoleUse moved =
        new RoleUse(
            "node_exporter",
            new TreeMap<>(Map.of("node_exporter_port", new Variable.Whole(9200))),
            new TreeMap<>());
    DesiredState desired =
        new TestEstate().with(TestServer.named("web-1").nic("front", "app").role(moved));
    assertThat(told(desired, "shop", hosts(desired, "10.1.0.11")).targets())
        .extracting(MonitoringTarget::address)
        .containsExactly("10.1.0.11:9200");
  }

  @Test
  void aServiceIsAJobOfItsOwnWithItsRole() {
    DesiredState desired =
        new TestEstate()
            .role(TestRole.named("cache").exporter("redis", 9121))
            .with(server("web-1").role("cache"));
    StackMonitoring told = told(desired, "shop", hosts(desired, "10.1.0.11"));
    assertThat(told.files())
        .containsOnlyKeys(RULES, "targets/node/acme.shop.json", "targets/redis/acme.shop.json");
    assertThat(told.targets().get(1).labels()).containsEntry("role", "cache");
  }

  @Test
  void anExternalHostHasItsEndpointsAndOnlyKnownLabels() {
    ExternalHost host =
        new ExternalHost(
            "nas",
            "shop",
            "nas.example.org",
            null,
            null,
            List.of(),
            List.of(new ExternalHost.Endpoint("snmp", 9116, "/snmp")),
            Map.of("env", "prod", "rack", "r7"),
            TestMonitoring.any().origins());
    DesiredState desired = new TestEstate().externalHost(host).with();
    StackMonitoring told = told(desired, "shop", List.of(new Host.OfExternal(host)));
    assertThat(told.files().get("targets/snmp/acme.shop.json"))
        .contains("nas.example.org:9116", "\"__metrics_path__\" : \"/snmp\"", "\"env\" : \"prod\"")
        .doesNotContain("rack");
  }

  @Test
  void theOrderOfTheYamlPlaysNoPart() {
    DesiredState desired = new TestEstate().with(server("a"), server("b"), server("c"));
    List<Host> hosts = hosts(desired, "10.1.0.11", "10.1.0.12", "10.1.0.13");
    List<Host> reversed = new ArrayList<>(hosts);
    java.util.Collections.reverse(reversed);
    assertThat(told(desired, "shop", reversed)).isEqualTo(told(desired, "shop", hosts));
  }

  @Test
  void rulesDependOnThresholdsAndRolesAndNotOnTheServers() {
    DesiredState two = new TestEstate().with(server("a").role("db"), server("b"));
    List<Host> hosts = hosts(two, "10.1.0.11", "10.1.0.12");
    String rules = told(two, "shop", hosts).files().get(RULES);
    assertThat(rules)
        .contains(
            "\"DbDown\"", "name=\\\"mariadb.service\\\"", "estate=\\\"acme\\\",stack=\\\"shop\\\"")
        .doesNotContain("WebDown");
    DesiredState more = new TestEstate().with(server("a").role("db"), server("b"), server("c"));
    assertThat(
            told(more, "shop", hosts(more, "10.1.0.11", "10.1.0.12", "10.1.0.13"))
                .files()
                .get(RULES))
        .isEqualTo(rules);
  }

  @Test
  void ofTwoStacksWithARoleOneHasItsOwnAlerts() {
    Role cache =
        new Role(
            "cache",
            List.of("cache"),
            List.of(),
            new TreeMap<>(),
            new TreeMap<>(),
            List.of(),
            List.of(),
            List.of(),
            List.of("redis.service", "redis-server.service"),
            List.of(
                new Role.Alert(
                    "CacheFull", "redis_full > 1", "5m", "warning", "{{ $labels.server }}")),
            false,
            TestMonitoring.any().origins());
    DesiredState base =
        new TestEstate().with(server("a").role("cache"), server("b").stack("zoo").role("cache"));
    DesiredState desired =
        new DesiredState(
            base.pipeline(),
            base.clusters(),
            base.networks(),
            base.images(),
            List.of(cache),
            List.of(),
            base.servers(),
            List.of());
    List<Host> hosts = hosts(desired, "10.1.0.11", "10.1.0.12");
    String shop = told(desired, "shop", hosts.subList(0, 1)).files().get(RULES);
    String zoo = told(desired, "zoo", hosts.subList(1, 2)).files().get("rules/acme.zoo.yml");
    assertThat(shop)
        .contains(
            "CacheFull",
            "CacheDown",
            "name=~\\\"redis\\\\\\\\.service|redis-server\\\\\\\\.service\\\"");
    assertThat(zoo).contains("CacheDown").doesNotContain("CacheFull");
  }

  @Test
  void aThousandServersAreOneFile() {
    List<TestServer> servers =
        IntStream.range(0, 1000).mapToObj(i -> server("s%04d".formatted(i)).role("web")).toList();
    DesiredState desired = new TestEstate().with(servers);
    String[] addresses =
        IntStream.range(0, 1000)
            .mapToObj(i -> "10.2.%d.%d".formatted(i / 250, i % 250 + 1))
            .toArray(String[]::new);
    StackMonitoring told = told(desired, "shop", hosts(desired, addresses));
    assertThat(told.targets()).hasSize(1000);
    assertThat(told.files()).hasSize(2);
  }

  private static TestServer server(String name) {
    return TestServer.named(name).nic("front", "app").role("node_exporter");
  }

  private static StackMonitoring told(DesiredState desired, String stack, List<Host> hosts) {
    return StackMonitoring.of(desired, TestMonitoring.any(), stack, hosts, hosts);
  }

  /** The servers in the order of their names, with these addresses. */
  private static List<Host> hosts(DesiredState desired, String... addresses) {
    List<Server> servers = desired.servers();
    return IntStream.range(0, servers.size())
        .mapToObj(
            i ->
                Host.ofServer(
                    servers.get(i),
                    TestGiven.server(
                        servers.get(i).name(), Map.of(), TestGiven.nic(0, addresses[i]), "front"),
                    desired.imagesByName().get("debian-12"))
                    .stream())
        .flatMap((Stream<Host> host) -> host)
        .toList();
  }
}
