package io.github.proxmoxctl.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.operation.ValidateOperation;
import io.github.proxmoxctl.operation.ValidateRequest;
import io.github.proxmoxctl.operation.ValidateResult;
import io.github.proxmoxctl.render.OutputFormat;
import io.github.proxmoxctl.render.Style;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file holds, nothing is thrown and every error can be told to a person. */
class FuzzTest {

  private static final int ROUNDS = 600;
  private static final long SEED = 20261123;
  private static final List<String> FILES =
      List.of(
          "proxmox.yaml",
          "catalog/cluster.yaml",
          "catalog/networks.yaml",
          "catalog/images.yaml",
          "servers/shop/web.yaml",
          "catalog/more.yaml",
          "servers/shop/more.yaml",
          "ansible/roles/shop_app/meta/argument_specs.yml");

  private static final String CATALOG =
      """
      apiVersion: proxmoxctl/v1
      kind: Role
      metadata: {name: shop_app}
      spec:
        dependencies: [was]
        variables: {shop_app_port: 8081, shop_app_peers: {membersOf: {role: was}, network: app}}
        secrets: {shop_app_key: {env: SHOP_KEY}}
        ports: [{name: http, port: 8081, variable: shop_app_port}]
        alerts: [{name: Queue, expression: up == 0, for: 5m, severity: info, summary: s}]
      ---
      apiVersion: proxmoxctl/v1
      kind: Monitoring
      metadata: {name: main}
      spec:
        prometheus: {url: http://127.0.0.1:9090, targetsDirectory: /srv/t, rulesDirectory: /srv/r}
        thresholds: {cpu: {warning: 80, critical: 95}}
      """;

  private static final String SERVERS =
      """
      apiVersion: proxmoxctl/v1
      kind: Server
      metadata: {name: app}
      spec:
        replicas: 2
        image: debian-12
        cpu: {cores: 2}
        memory: 4GiB
        disks: [{name: data, size: 5GiB, filesystem: xfs, mount: /srv/data}]
        networks: [{name: front, network: app, management: true}]
        sshKeys: [ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ3mI1kC3mSIhIYxjQqSyhGZ8gQ8dJd0q ops]
        roles:
          - node_exporter
          - role: shop_app
            variables: {shop_app_db: {addressOf: erp}, shop_app_node: {index: true}, x: [{a: 1}]}
        instances: {"2": {roles: [{role: shop_app, variables: {shop_app_port: 8082}}]}}
      ---
      apiVersion: proxmoxctl/v1
      kind: ExternalHost
      metadata: {name: erp}
      spec:
        address: 192.0.2.20
        monitoring: {endpoints: [{job: node, port: 9100}]}
      """;

  private static final String SPECIFICATION =
      """
      argument_specs:
        main:
          options:
            shop_app_port: {type: int, required: true}
            shop_app_key: {type: str, no_log: true}
            x: {type: list, elements: dict, options: {a: {type: int}}}
      """;

  /** Pieces that have broken readers before. */
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ":",
          ": ",
          "- ",
          "? ",
          "*a",
          "&a ",
          "!!str ",
          "! ",
          "<<: ",
          "|\n",
          ">-\n",
          "'",
          "\"",
          "#",
          "%",
          "@",
          "`",
          "\t",
          "\n",
          "\r",
          "---\n",
          "...\n",
          "~",
          "null",
          "true",
          "no",
          "0777",
          "-1",
          "1e999",
          ".inf",
          "99999999999999999999",
          "0.0.0.0/0",
          "255.255.255.255",
          "\u0000",
          "\u202e",
          "\uFEFF",
          "\uD83D\uDE42",
          "é",
          "replicas: 9999",
          "replicas: {count: 0}",
          "instances: {\"1\": {}}",
          "firstAddress: 255.255.255.254",
          "cidr: 0.0.0.0/0",
          "cidr: 10.0.0.0/32",
          "cidr: 10.0.0.0/31",
          "from: 999999999",
          "size: 999999TiB",
          "token: abc",
          "roles: [web]",
          "{role: web, variables: {web_port: x}}",
          "{addressOf: web}",
          "{membersOf: {role: web}}",
          "{index: true}",
          "name: app",
          "type: dict",
          "name: a.b",
          "metadata: {}",
          "spec: {}",
          "kind: Server",
          "kind: Image",
          "\\",
          "\"\\u00");

  @TempDir private Path root;

  @Test
  void nothingEscapes() throws IOException {
    var random = new Random(SEED);
    int invalid = 0;
    TestRepository repository =
        TestRepository.base(root)
            .write("catalog/more.yaml", CATALOG)
            .write("servers/shop/more.yaml", SERVERS)
            .write("ansible/roles/shop_app/meta/argument_specs.yml", SPECIFICATION);
    assertThat(ValidateOperation.execute(new ValidateRequest(root)).diagnostics()).isEmpty();
    for (int round = 0; round < ROUNDS; round++) {
      String file = FILES.get(random.nextInt(FILES.size()));
      byte[] original = Files.readAllBytes(root.resolve(file));
      byte[] mutated = mutated(original, random);
      repository.write(file, mutated);

      ValidateResult result;
      try {
        result = ValidateOperation.execute(new ValidateRequest(root));
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError(
            "round " + round + ", " + file + ":\n" + new String(mutated, StandardCharsets.UTF_8),
            e);
      }

      String told =
          result.diagnosticsText(Style.PLAIN) + result.output(OutputFormat.JSON, Style.PLAIN);
      assertThat(told).doesNotContain("\u0000", "\u202e", "Exception");
      assertThat(result.diagnostics())
          .allSatisfy(
              problem -> {
                assertThat(problem.remedy()).isNotBlank();
                assertThat(problem.summary()).isNotBlank().doesNotContain("\n");
              });
      assertThat(result.state() == null)
          .isEqualTo(result.diagnostics().stream().anyMatch(Diagnostic::isError));
      invalid += result.state() == null ? 1 : 0;
      repository.write(file, original);
    }
    // a fuzzer that breaks nothing tests nothing
    assertThat(invalid).isBetween(ROUNDS / 2, ROUNDS - 1);
  }

  private static byte[] mutated(byte[] original, Random random) {
    String text = new String(original, StandardCharsets.UTF_8);
    for (int change = 1 + random.nextInt(3); change > 0; change--) {
      int at = random.nextInt(text.length() + 1);
      int until = Math.min(text.length(), at + random.nextInt(12));
      text =
          switch (random.nextInt(5)) {
            case 0 -> text.substring(0, at) + text.substring(until);
            case 1 -> text.substring(0, at) + text.substring(at, until) + text.substring(at);
            case 2 -> text.substring(0, at) + (char) random.nextInt(0x250) + text.substring(at);
            default ->
                text.substring(0, at)
                    + PIECES.get(random.nextInt(PIECES.size()))
                    + text.substring(random.nextBoolean() ? at : until);
          };
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0 && random.nextInt(10) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
