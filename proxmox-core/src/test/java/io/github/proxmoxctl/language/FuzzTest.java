package io.github.proxmoxctl.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.operation.ValidateOperation;
import io.github.proxmoxctl.operation.ValidateRequest;
import io.github.proxmoxctl.operation.ValidateResult;
import io.github.proxmoxctl.render.OutputFormat;
import io.github.proxmoxctl.render.Style;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a file holds, nothing is thrown, nothing hangs, nothing outside of the root is read, and
 * every error can be told to a person and found in the file. With {@code
 * -Dproxmox.test.fuzzRounds=200000} it runs for long, with {@code -Dproxmox.test.fuzzSeed}
 * otherwise; a round depends on nothing but the seed and its number.
 */
class FuzzTest {

  private static final int ROUNDS = Integer.getInteger("proxmox.test.fuzzRounds", 600);
  private static final long SEED = Long.getLong("proxmox.test.fuzzSeed", 20261123);
  private static final String CANARY = "canary-of-outside";
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

  @TempDir private Path parent;

  @Test
  void nothingEscapes() throws Exception {
    Path root = parent.resolve("root");
    Files.writeString(parent.resolve("outside.pem"), CANARY);
    TestRepository repository =
        TestRepository.base(root)
            .write("catalog/more.yaml", CATALOG)
            .write("servers/shop/more.yaml", SERVERS)
            .write("ansible/roles/shop_app/meta/argument_specs.yml", SPECIFICATION);
    assertThat(validate(root, "the valid repo").diagnostics()).isEmpty();
    List<byte[]> sample = sample();
    int invalid = 0;
    for (int round = 0; round < ROUNDS; round++) {
      var random = new Random(SEED + round);
      String file = FILES.get(random.nextInt(FILES.size()));
      byte[] original = Files.readAllBytes(root.resolve(file));
      byte[] begun = random.nextInt(4) == 0 ? sample.get(random.nextInt(sample.size())) : original;
      byte[] mutated = new Mutation(random).of(begun, sample.get(random.nextInt(sample.size())));
      repository.write(file, mutated);

      String what =
          "seed %d, round %d, %s:%n%s"
              .formatted(SEED, round, file, new String(mutated, StandardCharsets.UTF_8));
      ValidateResult result = validate(root, what);

      check(result, what);
      invalid += result.state() == null ? 1 : 0;
      repository.write(file, original);
    }
    // a fuzzer that breaks nothing tests nothing
    assertThat(invalid).isBetween(ROUNDS / 2, ROUNDS - 1);
  }

  /** Not a measure of speed: what takes minutes for a page of text would take for ever. */
  private static ValidateResult validate(Path root, String what) throws Exception {
    var task = new FutureTask<>(() -> ValidateOperation.execute(new ValidateRequest(root)));
    var thread = new Thread(task, "validate");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(2, TimeUnit.MINUTES);
    } catch (TimeoutException | ExecutionException e) {
      throw new AssertionError(what, e);
    }
  }

  private static void check(ValidateResult result, String what) {
    String told =
        result.diagnosticsText(Style.PLAIN) + result.output(OutputFormat.JSON, Style.PLAIN);
    assertThat(told).as(what).doesNotContain("\u0000", "\u202e", "Exception", CANARY);
    List<Diagnostic> errors = result.diagnostics().stream().filter(Diagnostic::isError).toList();
    assertThat(result.state() == null).as(what).isEqualTo(!errors.isEmpty());
    for (Diagnostic problem : result.diagnostics()) {
      assertThat(problem.remedy()).as(what).isNotBlank();
      assertThat(problem.summary()).as(what).isNotBlank().doesNotContain("\n");
      Location location = problem.location();
      assertThat(location).as(what).isNotNull();
      isInFile(Objects.requireNonNull(location), result, what);
    }
    assertThat(Set.copyOf(result.diagnostics())).as(what).hasSameSizeAs(result.diagnostics());
  }

  private static void isInFile(Location location, ValidateResult result, String what) {
    String text = result.sources().texts().get(location.file());
    if (text == null) {
      assertThat(location.file()).as(what).isIn(FILES);
      return;
    }
    // a text that breaks off has a last line without characters
    List<String> lines = List.of(text.split("\r\n|\r|\n", -1));
    assertThat(location.line()).as(what).isBetween(1, lines.size());
    String line = lines.get(location.line() - 1);
    assertThat(location.column())
        .as(what)
        .isLessThanOrEqualTo(line.codePointCount(0, line.length()) + 1);
  }

  /** The files of the sample, as a user has them. */
  private static List<byte[]> sample() throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(Path.of("..", "sample-infra-repo"))) {
      files = found.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    var texts = new ArrayList<byte[]>();
    for (Path file : files) {
      texts.add(Files.readAllBytes(file));
    }
    return texts;
  }
}
