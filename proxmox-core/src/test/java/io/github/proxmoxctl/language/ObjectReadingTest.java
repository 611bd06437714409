package io.github.proxmoxctl.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.BackupPolicy;
import io.github.proxmoxctl.model.Datastore;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Firewall;
import io.github.proxmoxctl.model.FirewallRule;
import io.github.proxmoxctl.model.FirewallRule.Action;
import io.github.proxmoxctl.model.FirewallRule.Direction;
import io.github.proxmoxctl.model.Peer;
import io.github.proxmoxctl.model.Retention;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.Rollout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Datastores, SecurityGroups, BackupPolicies and the settings that name them mean. */
class ObjectReadingTest {

  @TempDir private Path root;

  @Test
  void datastoreSaysAllOfIt() throws IOException {
    Datastore store =
        read(
                "catalog/datastores.yaml",
                """
                apiVersion: proxmoxctl/v1
                kind: Datastore
                metadata: {name: local-lvm}
                spec: {storage: {main: lvm}, content: [images, rootdir], nodes: [pve1, pve2, pve3], shared: true}
                """)
            .datastores()
            .get(0);

    assertThat(store.storage()).isNull();
    assertThat(store.storageByCluster()).isEqualTo(Map.of("main", "lvm"));
    assertThat(store.content()).containsExactlyInAnyOrder("images", "rootdir");
    assertThat(store.nodes()).containsExactly("pve1", "pve2", "pve3");
    assertThat(store.isShared()).isTrue();
  }

  @Test
  void datastoreSaysNothingAndIsItsOwnStorage() throws IOException {
    Datastore store =
        read(
                "catalog/datastores.yaml",
                "apiVersion: proxmoxctl/v1\nkind: Datastore\nmetadata: {name: local-lvm}\n")
            .datastores()
            .get(0);

    assertThat(store.storageIn("main")).contains("local-lvm");
    assertThat(store.content()).containsExactly("images");
    assertThat(store.isOn("pve7")).isTrue();
    assertThat(store.isShared()).isFalse();
  }

  @Test
  void groupKeepsTheOrderOfItsRules() throws IOException {
    List<FirewallRule> rules =
        read(
                "catalog/firewall.yaml",
                """
                apiVersion: proxmoxctl/v1
                kind: SecurityGroup
                metadata: {name: ssh_office, description: The office}
                spec:
                  rules:
                    - {action: ACCEPT, macro: SSH, source: [10.9.0.0/24, 10.8.0.7], log: info}
                    - {type: in, action: DROP, proto: tcp, dport: [22, "8000:8010"], sport: "1024:65535"}
                    - {type: out, action: REJECT, proto: icmp, icmpType: echo-request, dest: dc/office}
                    - {action: ACCEPT, proto: 50, source: "+office", enabled: false, comment: later}
                    - {action: ACCEPT, proto: udp, dport: "53,5353", source: 10.9.0.1-10.9.0.9}
                    - {action: ACCEPT, macro: SSH, source: "2001:db8::/32"}
                """)
            .securityGroups()
            .get(0)
            .rules();

    assertThat(rules).hasSize(6);
    assertThat(rules.get(0))
        .isEqualTo(
            new FirewallRule(
                Direction.IN,
                Action.ACCEPT,
                "SSH",
                null,
                List.of("10.9.0.0/24", "10.8.0.7"),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                "info",
                "",
                true));
    assertThat(rules.get(1).destinationPorts()).containsExactly("22", "8000:8010");
    assertThat(rules.get(1).sourcePorts()).containsExactly("1024:65535");
    assertThat(rules.get(2).direction()).isEqualTo(Direction.OUT);
    assertThat(rules.get(2).icmpType()).isEqualTo("echo-request");
    assertThat(rules.get(2).destination()).containsExactly("dc/office");
    assertThat(rules.get(3).isEnabled()).isFalse();
    assertThat(rules.get(3).protocol()).isEqualTo("50");
    assertThat(rules.get(4).destinationPorts()).containsExactly("53", "5353");
  }

  @Test
  void backupPolicySaysAllOfIt() throws IOException {
    BackupPolicy policy =
        read(
                "catalog/backups.yaml",
                """
                apiVersion: proxmoxctl/v1
                kind: BackupPolicy
                metadata: {name: weekly}
                spec:
                  schedule: sun 04:00
                  datastore: nas
                  mode: stop
                  compress: none
                  keep: {last: 1, hourly: 2, daily: 3, weekly: 4, monthly: 5, yearly: 6}
                  servers: {names: [web]}
                  maximumAge: 8d
                  notes: "{{guestname}} of {{cluster}}"
                """)
            .backupPolicies()
            .get(0);

    assertThat(policy.schedule()).isEqualTo("sun 04:00");
    assertThat(policy.mode()).isEqualTo(BackupPolicy.Mode.STOP);
    assertThat(policy.compression()).isEqualTo(BackupPolicy.Compression.NONE);
    assertThat(policy.keep()).isEqualTo(new Retention.Counts(1, 2, 3, 4, 5, 6));
    assertThat(policy.servers().names()).containsExactly("web");
    assertThat(policy.maximumAgeHours()).isEqualTo(192);
    assertThat(policy.notes()).isEqualTo("{{guestname}} of {{cluster}}");
  }

  @Test
  void backupPolicySaysLittle() throws IOException {
    DesiredState state =
        read(
            "catalog/backups.yaml",
            """
            apiVersion: proxmoxctl/v1
            kind: BackupPolicy
            metadata: {name: daily}
            spec: {schedule: "02:30", datastore: nas, keep: byStorage, servers: all}
            ---
            apiVersion: proxmoxctl/v1
            kind: BackupPolicy
            metadata: {name: offsite}
            spec: {schedule: weekly, datastore: far, keep: all, maximumAge: 26h}
            """);
    BackupPolicy daily = state.backupPolicies().get(0);

    assertThat(daily.mode()).isEqualTo(BackupPolicy.Mode.SNAPSHOT);
    assertThat(daily.compression()).isEqualTo(BackupPolicy.Compression.ZSTD);
    assertThat(daily.keep()).isEqualTo(new Retention.ByStorage());
    assertThat(daily.maximumAgeHours()).isNull();
    assertThat(state.backupPolicies().get(1).keep()).isEqualTo(new Retention.Everything());
    assertThat(state.backupPoliciesOf(state.servers().get(0)))
        .extracting(BackupPolicy::name)
        .containsExactly("daily");
  }

  @Test
  void serverThatSaysNothingHasAFirewallAndNoBackup() throws IOException {
    Server server = read("catalog/none.yaml", "").servers().get(0);

    assertThat(server.firewall()).isEqualTo(Firewall.DEFAULT);
    assertThat(server.firewall().isEnabled()).isTrue();
    assertThat(server.firewall().policyIn()).isEqualTo(Action.DROP);
    assertThat(server.firewall().policyOut()).isEqualTo(Action.ACCEPT);
    assertThat(server.backups()).isEmpty();
    assertThat(server.rollout()).isEqualTo(Rollout.NEW_ONLY);
  }

  @Test
  void instanceChangesPartOfItsFirewall() throws IOException {
    TestRepository.base(root)
        .write(
            "catalog/objects.yaml",
            """
            apiVersion: proxmoxctl/v1
            kind: SecurityGroup
            metadata: {name: web}
            spec: {rules: [{action: ACCEPT, macro: HTTPS}]}
            ---
            apiVersion: proxmoxctl/v1
            kind: BackupPolicy
            metadata: {name: daily}
            spec: {schedule: "02:30", datastore: nas, keep: {last: 3}}
            """);
    List<Server> servers =
        read(
                "servers/shop/web.yaml",
                TestRepository.server(
                    "{name: web}",
                    """
                      image: debian-12
                      cpu: {cores: 2}
                      memory: 4GiB
                      networks: [{name: front, network: app}]
                      replicas: 2
                      firewall:
                        policyOut: REJECT
                        logLevelIn: info
                        groups: [web]
                        macFilter: false
                        ipFilter: true
                        rules: [{action: ACCEPT, macro: Ping, iface: front}]
                      backup: [daily]
                      rollout: rebuild
                      instances:
                        "2": {firewall: {enabled: false, policyIn: ACCEPT}, backup: [], rollout: newOnly}
                    """))
            .servers();

    Firewall first = servers.get(0).firewall();
    assertThat(first.policyOut()).isEqualTo(Action.REJECT);
    assertThat(first.groups()).containsExactly("web");
    assertThat(first.logLevelIn()).isEqualTo("info");
    assertThat(first.filtersMac()).isFalse();
    assertThat(first.filtersIp()).isTrue();
    assertThat(first.rules()).extracting(FirewallRule::iface).containsExactly("front");
    assertThat(servers.get(0).backups()).containsExactly("daily");
    assertThat(servers.get(0).rollout()).isEqualTo(Rollout.REBUILD);
    Firewall second = servers.get(1).firewall();
    assertThat(second.isEnabled()).isFalse();
    assertThat(second.policyIn()).isEqualTo(Action.ACCEPT);
    assertThat(second.groups()).containsExactly("web");
    assertThat(servers.get(1).backups()).isEmpty();
    assertThat(servers.get(1).rollout()).isEqualTo(Rollout.NEW_ONLY);
  }

  @Test
  void rolePortsNameWhomTheyAreOpenedFor() throws IOException {
    var ports =
        read(
                "catalog/roles.yaml",
                """
                apiVersion: proxmoxctl/v1
                kind: Role
                metadata: {name: shop_app}
                spec:
                  ports:
                    - {name: http, port: 8081, from: [any]}
                    - name: admin
                      port: 8082
                      from: [10.9.0.0/24, {network: store}, {membersOf: {role: web}}, {membersOf: {role: was}, network: app}]
                    - {name: jmx, port: 8083}
                """)
            .roles()
            .get(0)
            .ports();

    assertThat(ports.get(0).from()).containsExactly(new Peer.Anyone());
    assertThat(ports.get(1).from())
        .containsExactly(
            new Peer.Addresses("10.9.0.0/24"),
            new Peer.InNetwork("store"),
            new Peer.Members("web", null),
            new Peer.Members("was", "app"));
    assertThat(ports.get(2).from()).isEmpty();
  }

  @Test
  void builtInRolesOpenTheirPortsForWhoNeedsThem() throws IOException {
    var roles = read("catalog/none.yaml", "").rolesByName();

    assertThat(Objects.requireNonNull(roles.get("web")).ports().get(0).from())
        .containsExactly(new Peer.Anyone());
    assertThat(Objects.requireNonNull(roles.get("was")).ports().get(0).from())
        .containsExactly(new Peer.Members("web", null));
    assertThat(Objects.requireNonNull(roles.get("db")).ports().get(0).from())
        .containsExactly(new Peer.Members("was", null));
  }

  @Test
  void clusterSaysWhereItsServersAreManagedFrom() throws IOException {
    assertThat(read("catalog/none.yaml", "").clusters().get(0).managementFrom())
        .containsExactly("10.1.0.2");
  }

  @Test
  void pipelineRequiresBackupsAndPinsTheTool() throws IOException {
    var pipeline =
        read(
                "proxmox.yaml",
                """
                apiVersion: proxmoxctl/v1
                kind: Pipeline
                metadata: {name: acme}
                spec:
                  toolVersion: 1.4.0
                  policy: {maxDestroys: 2, requireBackup: {labels: {env: production}}}
                """)
            .pipeline();

    assertThat(pipeline.toolVersion()).isEqualTo("1.4.0");
    assertThat(pipeline.policy().maxDestroys()).isEqualTo(2);
    assertThat(pipeline.policy().requireBackup().labels()).isEqualTo(Map.of("env", "production"));
  }

  private DesiredState read(String file, String text) throws IOException {
    if (!java.nio.file.Files.exists(root.resolve("proxmox.yaml"))) {
      TestRepository.base(root);
    }
    if (!text.isEmpty()) {
      new TestRepository(root).write(file, text);
    }
    ReadResult result = Repository.read(root);
    assertThat(result.diagnostics()).isEmpty();
    return result.readable();
  }
}
