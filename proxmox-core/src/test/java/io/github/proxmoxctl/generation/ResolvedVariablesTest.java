package io.github.proxmoxctl.generation;

import static io.github.proxmoxctl.model.TestServer.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proxmoxctl.allocation.Allocation;
import io.github.proxmoxctl.allocation.Allocator;
import io.github.proxmoxctl.model.AppliedState;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.RoleUse;
import io.github.proxmoxctl.model.SecretReference;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestRole;
import io.github.proxmoxctl.model.TestServer;
import io.github.proxmoxctl.model.User;
import io.github.proxmoxctl.model.Variable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ResolvedVariablesTest {

  private static final SecretReference HERE = new SecretReference.Environment("HERE");
  private static final SecretReference THERE = new SecretReference.Environment("THERE");

  private final TestEstate estate = new TestEstate().network(Generated.storage());

  @Test
  void usersOfAServerAreTheBaseRoles() {
    Server server =
        TestServer.named("web")
            .nic("front", "app")
            .users(
                new User("ada", List.of("ssh-ed25519 A a"), List.of("adm"), "/bin/sh", true, false),
                new User("bob", List.of(), List.of(), "/bin/bash", false, true))
            .build();
    assertThat(server.isConfigured()).as("users are something to configure").isTrue();
    DesiredState desired = estate.of(List.of(server));
    Allocation allocation =
        Allocator.allocate(desired, AppliedState.empty(), Instant.parse("2026-11-23T00:00:00Z"));
    Host host = Host.all(desired, allocation).get(0);
    assertThat(ResolvedVariables.of(desired, allocation, host).get("base_users"))
        .isEqualTo(
            List.of(
                Map.of(
                    "name",
                    "ada",
                    "ssh_keys",
                    List.of("ssh-ed25519 A a"),
                    "groups",
                    List.of("adm"),
                    "shell",
                    "/bin/sh",
                    "sudo",
                    true,
                    "state",
                    "present"),
                Map.of(
                    "name",
                    "bob",
                    "ssh_keys",
                    List.of(),
                    "groups",
                    List.of(),
                    "shell",
                    "/bin/bash",
                    "sudo",
                    false,
                    "state",
                    "absent")));
  }

  @Test
  void whatTheHostSaysWinsOverItsRoles() {
    estate
        .role(
            TestRole.named("java")
                .variable("java_version", new Variable.Whole(17))
                .variable("java_user", new Variable.Text("{{ not a template }}")))
        .role(
            TestRole.named("shop")
                .dependsOn("java")
                .variable("java_version", new Variable.Whole(21))
                .variable("shop_debug", new Variable.Flag(false)));

    assertThat(
            values(
                use(
                    "shop",
                    Map.of(
                        "shop_debug",
                        new Variable.Flag(true),
                        "shop_users",
                        new Variable.Items(
                            List.of(
                                new Variable.Mapping(
                                    new TreeMap<>(Map.of("name", new Variable.Text("ada"))))))))))
        .containsEntry("java_version", 21L)
        .containsEntry("java_user", "{{ not a template }}")
        .containsEntry("shop_debug", true)
        .containsEntry("shop_users", List.of(Map.of("name", "ada")));
  }

  @Test
  void nameAndDisksOfTheServerAreTold() {
    SortedMap<String, Object> values =
        values(
            named("db")
                .nic("n", "app")
                .disk("system", 20)
                .disk("scratch", 5)
                .disk("data", 50, "xfs", "/var/lib/mysql")
                .role("db"));

    assertThat(values)
        .containsEntry("base_hostname", "db")
        .containsEntry(
            "base_disks",
            List.of(
                Map.of(
                    "name", "data",
                    "serial", "data",
                    "slot", "scsi2",
                    "filesystem", "xfs",
                    "mount", "/var/lib/mysql")));
  }

  @Test
  void addressIsThatOfTheFirstInterfaceOrOfTheNetworkThatIsNamed() {
    TestServer db = named("db").nicAt("a", "app", "10.1.0.20").nicAt("s", "storage", "10.2.0.12");

    assertThat(
            values(
                use(
                    "was",
                    Map.of(
                        "was_db_host",
                        new Variable.AddressOf("db", "storage"),
                        "was_other",
                        new Variable.AddressOf("db", null))),
                db))
        .containsEntry("was_db_host", "10.2.0.12")
        .containsEntry("was_other", "10.1.0.20");
  }

  @Test
  void addressOfAnExternalHostIsItsOwn() {
    estate.externalHost(TestEstate.externalHost("erp", "erp.example.org"));

    assertThat(values(use("was", Map.of("was_db_host", new Variable.AddressOf("erp", null)))))
        .containsEntry("was_db_host", "erp.example.org");
  }

  @Test
  void membersAreThoseOfTheStackSortedByName() {
    estate
        .role(TestRole.named("shop").dependsOn("was"))
        .externalHost(TestEstate.externalHost("app-0", "192.0.2.7", RoleUse.of("was")));

    assertThat(
            values(
                use("web", Map.of("web_upstreams", new Variable.MembersOf("was", "app"))),
                named("app-2").nicAt("n", "app", "10.1.0.12").role("was"),
                named("app-1").nicAt("n", "app", "10.1.0.99").role("shop"),
                named("other").stack("blog").nicAt("n", "app", "10.1.0.98").role("was"),
                named("plain").nicAt("n", "app", "10.1.0.97")))
        .containsEntry("web_upstreams", List.of("192.0.2.7", "10.1.0.99", "10.1.0.12"));
  }

  @Test
  void indexIsTheReplicasNumberAndOneForASingleServer() {
    RoleUse use = use("was", Map.of("was_node", new Variable.Index()));

    assertThat(values(named("app-3").replica("app", 3).nic("n", "app").role(use)))
        .containsEntry("was_node", 3L);
    assertThat(values(use)).containsEntry("was_node", 1L);
  }

  @Test
  void secretIsNoPlainValueAndTheHostsOwnWins() {
    estate.role(
        TestRole.named("shop")
            .variable("shop_key", new Variable.Text("changeme"))
            .secret("shop_password", THERE)
            .secret("shop_token", THERE));
    var secrets = new TreeMap<>(Map.of("shop_password", HERE, "shop_key", HERE));
    TestServer server =
        named("x").nic("n", "app").role(new RoleUse("shop", new TreeMap<>(), secrets));

    assertThat(values(server)).doesNotContainKeys("shop_key", "shop_password", "shop_token");
    DesiredState desired = estate.with(server);
    Host host = Host.all(desired, allocation(desired)).get(0);
    assertThat(ResolvedVariables.secrets(desired, host))
        .isEqualTo(Map.of("shop_key", HERE, "shop_password", HERE, "shop_token", THERE));
  }

  @Test
  void referenceToWhatHasNoAddressIsABug() {
    TestServer db = named("db").nic("n", "app", new Server.Address.Dhcp(), null);

    assertThatThrownBy(
            () -> values(use("was", Map.of("was_db_host", new Variable.AddressOf("db", null))), db))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("db has no known address");
  }

  private static RoleUse use(String role, Map<String, Variable> variables) {
    return new RoleUse(role, new TreeMap<>(variables), new TreeMap<>());
  }

  private SortedMap<String, Object> values(RoleUse use, TestServer... others) {
    return values(named("x").nicAt("n", "app", "10.1.0.50").role(use), others);
  }

  private SortedMap<String, Object> values(TestServer server, TestServer... others) {
    List<TestServer> all = new java.util.ArrayList<>(List.of(others));
    all.add(server);
    DesiredState desired = estate.with(all);
    Allocation allocation = allocation(desired);
    Host host =
        Host.all(desired, allocation).stream()
            .filter(found -> found.name().equals(server.build().name()))
            .findFirst()
            .orElseThrow();
    return ResolvedVariables.of(desired, allocation, host);
  }

  private static Allocation allocation(DesiredState desired) {
    return Allocator.allocate(desired, AppliedState.empty(), Instant.parse("2026-11-23T00:00:00Z"));
  }
}
