package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.ansible.TestContent;
import io.github.proxmoxctl.git.RealGit;
import io.github.proxmoxctl.language.TestRepository;
import io.github.proxmoxctl.process.CommonsExecRunner;
import io.github.proxmoxctl.process.Interruption;
import io.github.proxmoxctl.secret.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An infrastructure repo with three external hosts, which are real SSH servers of this machine, and
 * a role of its own, configured by the real Ansible.
 */
final class ConfiguredShop implements AutoCloseable {

  static final String SECRET = "canary-5f2e9a \"{{ 7 * 6 }}\" $HOME";

  private static final String ROLE_TASKS =
      """
      - name: Refuse where it is told to
        ansible.builtin.fail:
          msg: "the disk of {{ inventory_hostname }} is full"
        when: inventory_hostname in shop_app_broken

      - name: Write the greeting
        ansible.builtin.copy:
          content: "{{ shop_app_greeting }}\\n"
          dest: "{{ shop_app_folder }}/{{ inventory_hostname }}.greeting"
          mode: "0644"

      - name: Write the password
        ansible.builtin.copy:
          content: "{{ shop_app_password }}"
          dest: "{{ shop_app_folder }}/{{ inventory_hostname }}.password"
          mode: "0600"
        no_log: true
        diff: false

      - name: Take some time
        ansible.builtin.command:
          cmd: sleep {{ shop_app_pause }}
        changed_when: false
      """;

  final Path root;
  final Path out;
  final RealGit git;
  final Map<String, SshHost> hosts = new TreeMap<>();
  final SortedMap<String, String> hostKeys = new TreeMap<>();
  final List<String> progress = Collections.synchronizedList(new ArrayList<>());
  final Map<String, String> environment = new HashMap<>();
  Interruption interruption = new Interruption();
  Terminal terminal = question -> Optional.of("shop");
  String greeting = "hello";
  String pause = "0";
  String broken = "[]";

  ConfiguredShop(Path folder) throws IOException, InterruptedException {
    root = Files.createDirectories(folder.resolve("an infra repo: ü"));
    out = Files.createDirectories(folder.resolve("out"));
    git = new RealGit(folder.resolve("home"));
    Path login = folder.resolve("login");
    SshHost.keygen(login);
    for (String name : List.of("alpha", "beta", "gamma")) {
      SshHost host =
          SshHost.start(
              folder.resolve(name), folder.resolve("login.pub"), Path.of(cache(), "python", "bin"));
      hosts.put(name, host);
      hostKeys.put(name, host.key());
    }
    environment.putAll(git.environment());
    environment.put("LOGIN", Files.readString(login).strip());
    environment.put("SHOP_PASSWORD", SECRET);
    environment.put("PROXMOXCTL_CACHE", cache());
    TestRepository.base(root);
    Files.delete(root.resolve("servers/shop/web.yaml"));
    git.run(root, "init", "-q");
    commit();
  }

  private static String cache() {
    Map<String, String> user = System.getenv();
    return user.getOrDefault(
        "PROXMOXCTL_CACHE",
        user.containsKey("XDG_CACHE_HOME")
            ? user.get("XDG_CACHE_HOME") + "/proxmoxctl"
            : user.get("HOME") + "/.cache/proxmoxctl");
  }

  /** Writes the repo as the fields say, and commits it. */
  void commit() throws IOException, InterruptedException {
    TestRepository repository = new TestRepository(root);
    repository.write(
        "proxmox.yaml",
        """
        apiVersion: proxmoxctl/v1
        kind: Pipeline
        metadata: {name: acme}
        spec:
          allowNoServers: true
          ssh: {privateKey: {env: LOGIN}}
        """);
    repository.write(
        "catalog/roles.yaml",
        """
        apiVersion: proxmoxctl/v1
        kind: Role
        metadata: {name: shop_app}
        spec:
          variables:
            shop_app_greeting: "%s"
            shop_app_folder: "%s"
            shop_app_pause: "%s"
            shop_app_broken: %s
          secrets:
            shop_app_password: {env: SHOP_PASSWORD}
        """
            .formatted(greeting, out, pause, broken));
    repository.write("ansible/roles/shop_app/tasks/main.yml", ROLE_TASKS);
    repository.write(
        "ansible/roles/shop_app/tasks/verify.yml",
        """
        - name: The greeting is there
          ansible.builtin.stat:
            path: "{{ shop_app_folder }}/{{ inventory_hostname }}.greeting"
          register: shop_app_stat
          failed_when: not shop_app_stat.stat.exists
        """);
    for (Map.Entry<String, SshHost> host : hosts.entrySet()) {
      repository.write(
          "servers/shop/" + host.getKey() + ".yaml",
          """
          apiVersion: proxmoxctl/v1
          kind: ExternalHost
          metadata: {name: %s}
          spec:
            address: 127.0.0.1
            os: {family: debian}
            ssh: {user: root, port: %d, hostKey: %s}
            roles: [shop_app]
          """
              .formatted(host.getKey(), host.getValue().port(), hostKeys.get(host.getKey())));
    }
    git.run(root, "add", "-A");
    git.run(root, "commit", "-q", "--allow-empty", "-m", "Change");
  }

  SshHost host(String name) {
    return Objects.requireNonNull(hosts.get(name));
  }

  ConfigureResult configure() {
    return configure(false);
  }

  ConfigureResult configure(boolean isAll, String... limit) {
    return configure(root, environment, interruption, progress::add, terminal, isAll, limit);
  }

  private static ConfigureResult configure(
      Path root,
      Map<String, String> environment,
      Interruption interruption,
      Progress progress,
      Terminal terminal,
      boolean isAll,
      String... limit) {
    Redactor redactor = new Redactor();
    return new ConfigureOperation(
            new Surroundings(
                environment,
                redactor,
                new CommonsExecRunner(redactor, interruption),
                interruption,
                progress,
                terminal,
                Clock.systemUTC(),
                "test"),
            TestContent::of)
        .execute(
            new ConfigureRequest(
                root,
                new TreeSet<>(),
                null,
                Duration.ZERO,
                isAll,
                new TreeSet<>(List.of(limit)),
                null,
                new TreeSet<>(),
                Duration.ofSeconds(5)));
  }

  /** The goal in a JVM of its own. */
  Process inAnotherProcess() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ConfiguredShop.class.getName(),
                root.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(environment);
    // or the path of the repo would not be the one that is meant
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder.start();
  }

  public static void main(String[] arguments) {
    Interruption interruption = new Interruption();
    configure(
        Path.of(arguments[0]),
        System.getenv(),
        interruption,
        line -> {},
        question -> Optional.of("shop"),
        false);
  }

  /** Takes the locks away from a run that was killed. */
  void unlock() {
    Redactor redactor = new Redactor();
    new StateOperation(
            new Surroundings(
                environment,
                redactor,
                new CommonsExecRunner(redactor, interruption),
                interruption,
                Progress.SILENT,
                Terminal.NOBODY,
                Clock.systemUTC(),
                "test"))
        .unlock(root, List.of("shop"), false);
  }

  /** {@code host result} of each host. */
  static List<String> endings(ConfigureResult result) {
    return result.hosts().stream()
        .map(host -> host.name() + " " + host.ending())
        .collect(Collectors.toList());
  }

  /** The stack as the ledger has it. */
  String ledger() throws IOException, InterruptedException {
    return git.run(root, "show", "proxmoxctl/ledger:shop.yaml");
  }

  /** The hosts that the ledger has as configured. */
  List<String> recorded() throws IOException, InterruptedException {
    String text = ledger();
    return hosts.keySet().stream()
        .filter(
            host -> text.matches("(?s).*\\n  " + host + ":\\n    digest: \"?[0-9a-f]{64}\"?\\n.*"))
        .toList();
  }

  @Override
  public void close() {
    hosts.values().forEach(SshHost::close);
  }
}
