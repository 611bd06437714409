package io.github.proxmoxctl.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.AnsibleSettings;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.ExternalHost;
import io.github.proxmoxctl.model.Monitoring;
import io.github.proxmoxctl.model.Monitoring.Levels;
import io.github.proxmoxctl.model.Role;
import io.github.proxmoxctl.model.RoleSpecification.Argument;
import io.github.proxmoxctl.model.RoleUse;
import io.github.proxmoxctl.model.SecretReference;
import io.github.proxmoxctl.model.Variable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What documents of the kinds Role, Monitoring, ExternalHost and Pipeline mean. */
class KindReadingTest {

  @TempDir private Path root;

  @Test
  void roleSaysAllOfIt() throws IOException {
    Role role =
        read(
                "catalog/roles.yaml",
                """
                apiVersion: proxmoxctl/v1
                kind: Role
                metadata: {name: shop}
                spec:
                  ansible: [java, acme.shop.app]
                  dependencies: [was]
                  osFamilies: [debian, ubuntu]
                  variables: {shop_theme: dark}
                  secrets: {shop_key: {env: KEY}}
                  ports: [{name: http, port: 8081, variable: shop_port}]
                  exporters: [{job: shop, port: 9404, path: /m, portVariable: shop_metrics}]
                  units: [shop@a.service]
                  alerts: [{name: Queue, expression: "q > 1", for: 2m, severity: info, summary: s}]
                """)
            .roles()
            .get(0);

    assertThat(role.ansible()).containsExactly("java", "acme.shop.app");
    assertThat(role.dependencies()).containsExactly("was");
    assertThat(role.osFamilies()).containsExactly("debian", "ubuntu");
    assertThat(role.variables()).isEqualTo(Map.of("shop_theme", new Variable.Text("dark")));
    assertThat(role.secrets())
        .isEqualTo(Map.of("shop_key", new SecretReference.Environment("KEY")));
    assertThat(role.ports()).containsExactly(new Role.Port("http", 8081, "shop_port"));
    assertThat(role.exporters())
        .containsExactly(new Role.Exporter("shop", 9404, "/m", "shop_metrics"));
    assertThat(role.units()).containsExactly("shop@a.service");
    assertThat(role.alerts()).containsExactly(new Role.Alert("Queue", "q > 1", "2m", "info", "s"));
    assertThat(role.isBuiltIn()).isFalse();
  }

  @Test
  void roleSaysNothingAndStandsForItsOwnName() throws IOException {
    DesiredState state =
        read(
            "catalog/roles.yaml",
            "apiVersion: proxmoxctl/v1\nkind: Role\nmetadata: {name: shop_app}\n");

    assertThat(state.roles().get(0).ansible()).containsExactly("shop_app");
    assertThat(state.rolesByName())
        .containsOnlyKeys("base", "node_exporter", "web", "was", "db", "shop_app");
  }

  @Test
  void specificationOfAnOwnRoleIsRead() throws IOException {
    TestRepository.base(root)
        .write(
            "ansible/roles/shop_app/meta/argument_specs.yml",
            """
            ---
            argument_specs:
              main:
                short_description: It's Ansible's YAML
                options:
                  shop_app_port:
                    type: int
                    required: yes
                  shop_app_theme: {default: dark, choices: [dark, light], required: true}
                  shop_app_users:
                    type: list
                    elements: dict
                    options: {name: {required: true}}
                  shop_app_key: {no_log: True}
            """);
    DesiredState state =
        read(
            "catalog/roles.yaml",
            "apiVersion: proxmoxctl/v1\nkind: Role\nmetadata: {name: shop_app}\n");

    var specification = state.specifications().get("shop_app");
    assertThat(specification).isNotNull();
    assertThat(specification.arguments())
        .isEqualTo(
            Map.of(
                "shop_app_port", argument("int", null, List.of(), true, false, Map.of()),
                "shop_app_theme",
                    argument("str", null, List.of("dark", "light"), false, false, Map.of()),
                "shop_app_users",
                    argument(
                        "list",
                        "dict",
                        List.of(),
                        false,
                        false,
                        Map.of("name", argument("str", null, List.of(), true, false, Map.of()))),
                "shop_app_key", argument("str", null, List.of(), false, true, Map.of())));
  }

  private static Argument argument(
      String type,
      @Nullable String elements,
      List<String> choices,
      boolean isRequired,
      boolean isSecret,
      Map<String, Argument> options) {
    return new Argument(type, elements, choices, isRequired, isSecret, new TreeMap<>(options));
  }

  @Test
  void monitoringSaysLittle() throws IOException {
    Monitoring monitoring =
        read(
                "catalog/monitoring.yaml",
                """
                apiVersion: proxmoxctl/v1
                kind: Monitoring
                metadata: {name: main}
                spec:
                  prometheus: {url: "http://[::1]:9090/", targetsDirectory: /srv/t, rulesDirectory: /srv/r}
                """)
            .monitorings()
            .get(0);

    assertThat(monitoring.prometheus())
        .isEqualTo(
            new Monitoring.Prometheus(URI.create("http://[::1]:9090"), "/srv/t", "/srv/r", 15));
    assertThat(monitoring.alertmanager()).isNull();
    assertThat(monitoring.grafana()).isNull();
    assertThat(monitoring.thresholds()).isEqualTo(Monitoring.Thresholds.DEFAULT);
  }

  @Test
  void monitoringSaysAllOfIt() throws IOException {
    Monitoring monitoring =
        read(
                "catalog/monitoring.yaml",
                """
                apiVersion: proxmoxctl/v1
                kind: Monitoring
                metadata: {name: main}
                spec:
                  prometheus:
                    url: https://prometheus.example.org/base
                    targetsDirectory: /home/me/.cache/t
                    rulesDirectory: /srv/r
                    scrapeInterval: 2m
                  alertmanager: {url: http://127.0.0.1:9093}
                  grafana: {url: https://grafana.example.org, dashboardsDirectory: /srv/d}
                  thresholds: {disk: {warning: 70}}
                """)
            .monitorings()
            .get(0);

    assertThat(monitoring.prometheus().scrapeIntervalSeconds()).isEqualTo(120);
    assertThat(monitoring.alertmanager()).isEqualTo(URI.create("http://127.0.0.1:9093"));
    assertThat(monitoring.grafana())
        .isEqualTo(new Monitoring.Grafana(URI.create("https://grafana.example.org"), "/srv/d"));
    assertThat(monitoring.thresholds().disk()).isEqualTo(new Levels(70, 95));
    assertThat(monitoring.thresholds().cpu()).isEqualTo(new Levels(80, 95));
  }

  @Test
  void externalHostBelongsToTheStackOfItsFolder() throws IOException {
    ExternalHost host =
        read(
                "servers/legacy/erp.yaml",
                """
                apiVersion: proxmoxctl/v1
                kind: ExternalHost
                metadata: {name: erp, labels: {app: erp}}
                spec:
                  address: erp.example.org
                  ssh:
                    user: admin
                    hostKey: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ3mI1kC3mSIhIYxjQqSyhGZ8gQ8dJd0q
                  os: {family: debian}
                  roles: [{role: was, variables: {was_port: 8081}}]
                  monitoring: {endpoints: [{job: node, port: 9100}]}
                """)
            .externalHosts()
            .get(0);

    assertThat(host.stack()).isEqualTo("legacy");
    assertThat(host.ssh())
        .isEqualTo(
            new ExternalHost.Ssh(
                "admin",
                22,
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ3mI1kC3mSIhIYxjQqSyhGZ8gQ8dJd0q"));
    assertThat(host.osFamily()).isEqualTo("debian");
    assertThat(host.labels()).isEqualTo(Map.of("app", "erp"));
    assertThat(host.roles()).extracting(RoleUse::role).containsExactly("was");
    assertThat(host.endpoints())
        .containsExactly(new ExternalHost.Endpoint("node", 9100, "/metrics"));
    assertThat(host.origins().of("roles.was.variables.was_port").line()).isEqualTo(10);
  }

  @Test
  void pipelineSaysHowServersAreConfigured() throws IOException {
    AnsibleSettings settings =
        read(
                "proxmox.yaml",
                """
                apiVersion: proxmoxctl/v1
                kind: Pipeline
                metadata: {name: acme}
                spec:
                  ansible: {command: /opt/ansible/bin/ansible-playbook, forks: 50}
                  ssh: {privateKey: {file: /run/secrets/ssh}, hostKeys: firstContact}
                """)
            .pipeline()
            .ansible();

    assertThat(settings)
        .isEqualTo(
            new AnsibleSettings(
                "/opt/ansible/bin/ansible-playbook",
                50,
                new SecretReference.File("/run/secrets/ssh"),
                AnsibleSettings.HostKeys.FIRST_CONTACT));
    assertThat(AnsibleSettings.DEFAULT.privateKey()).isNull();
  }

  private DesiredState read(String file, String text) throws IOException {
    TestRepository.base(root).write(file, text);
    ReadResult result = Repository.read(root);
    assertThat(result.diagnostics()).isEmpty();
    return result.readable();
  }
}
