package io.github.proxmoxctl.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.proxmoxctl.lab.ApiClient.Answer;
import io.github.proxmoxctl.lab.host.HostNames;
import io.github.proxmoxctl.lab.nspawn.HostBase;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A lab with hosts, and an operator who logs into them. */
final class HostsLab implements AutoCloseable {
  static final String NODE = "/nodes/pve1/qemu/";
  private static final int PATIENCE_SECONDS = 60;

  final Path directory;
  private final Path key;
  private Lab lab;
  private ApiClient api;

  private HostsLab(Path folder) throws Exception {
    this.directory = folder.resolve("lab");
    this.key = folder.resolve("id_ed25519");
    this.lab = Lab.start(options());
    this.api = new ApiClient(lab, "admin");
    assertThat(run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString()).exitCode())
        .isZero();
  }

  /** What a program said. */
  record Said(int exitCode, String text) {}

  /** A lab whose hosts live below a folder. Fails where there can be none: nothing is skipped. */
  static HostsLab start(Path folder) throws Exception {
    assertThat(HostBase.ofThisMachine().obstacle())
        .as("hosts in the lab; run tools/setup --test as root, or ./test --no-hosts")
        .isEmpty();
    return new HostsLab(folder);
  }

  static LabOptions options(Path directory) {
    return LabOptions.in(directory).withHosts(HostsOption.ON);
  }

  private LabOptions options() {
    return options(directory);
  }

  ApiClient api() {
    return api;
  }

  /** Talks to another process that serves the directory from now on. */
  void useServedBy(URI endpoint) throws IOException {
    String token = Files.readString(directory.resolve("tokens/admin")).strip();
    api = new ApiClient(endpoint, directory.resolve("ca.pem"), "PVEAPIToken=" + token);
  }

  void stopLab() {
    lab.close();
  }

  void startLab() {
    lab = Lab.start(options());
    api = new ApiClient(lab, "admin");
    assertThat(lab.problems()).isEmpty();
  }

  /** Ends the lab; what it had inside its directory goes as well. */
  @Override
  public void close() {
    lab.close();
    Lab.reset(directory);
  }

  /** A clone of the Debian template with an address on vmbr0, not started. */
  void clone(int id, String name, String address, Map<String, String> more) throws IOException {
    done(api.post(NODE + "9001/clone", Map.of("newid", "" + id, "full", "1", "name", name)));
    Map<String, String> config = new HashMap<>();
    config.put("ciuser", "ops");
    config.put("sshkeys", ApiClient.encode(publicKey()).replace("+", "%20"));
    config.put("ipconfig0", "ip=" + address + "/24,gw=" + gateway(address));
    config.put("nameserver", "10.0.0.53");
    config.put("searchdomain", "lab.example");
    config.put("agent", "1");
    config.putAll(more);
    assertThat(api.put(NODE + id + "/config", config).status()).isEqualTo(200);
  }

  void power(int id, String action) {
    power(id, action, Map.of());
  }

  void power(int id, String action, Map<String, String> form) {
    done(api.post(NODE + id + "/status/" + action, form));
  }

  /** The exit status of a task that is waited for. */
  String exitStatus(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    await(() -> !api.exitStatus(answer).isEmpty());
    return api.exitStatus(answer);
  }

  void done(Answer answer) {
    assertThat(exitStatus(answer)).isEqualTo("OK");
  }

  String status(int id) {
    return api.get(NODE + id + "/status/current").data().path("status").asText();
  }

  JsonNode agent(int id, String command) {
    Answer answer = api.get(NODE + id + "/agent/" + command);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.data();
  }

  /** Runs a command in a host by SSH, with the host key that the agent has told. */
  Said ssh(int id, String address, String command) throws Exception {
    String hostKey =
        agent(id, "file-read?file=/etc/ssh/ssh_host_ed25519_key.pub").path("content").asText();
    Path known = Files.writeString(key.resolveSibling("known-" + id), address + " " + hostKey);
    List<String> ssh =
        List.of(
            "ssh",
            "-F",
            "none",
            "-i",
            key.toString(),
            "-o",
            "IdentitiesOnly=yes",
            "-o",
            "BatchMode=yes",
            "-o",
            "StrictHostKeyChecking=yes",
            "-o",
            "UserKnownHostsFile=" + known,
            "-o",
            "GlobalKnownHostsFile=none",
            "-o",
            "ConnectTimeout=5",
            "ops@" + address,
            command);
    Said[] last = new Said[1];
    // sshd is up a moment after the first process
    await(
        () -> {
          last[0] = quietly(ssh);
          return last[0].exitCode() != 255
              || last[0].text().matches("(?s).*(denied|verification).*");
        });
    return last[0];
  }

  /** The same, which must succeed. */
  String sshOk(int id, String address, String command) throws Exception {
    Said said = ssh(id, address, command);
    assertThat(said.exitCode()).as(said.text()).isZero();
    return said.text();
  }

  /** What the lab has on this machine outside its directory. */
  List<String> traces() throws Exception {
    return traces(names());
  }

  /** What tells the lab's own things on this machine from others. */
  List<String> names() throws IOException {
    String id = Files.readString(directory.resolve("hosts/id")).strip();
    HostNames names = new HostNames(id);
    return List.of(names.namespace(), names.uplink(), directory.resolve("hosts") + "/");
  }

  static List<String> traces(List<String> names) throws Exception {
    List<String> traces = new ArrayList<>();
    for (List<String> look :
        List.of(
            List.of("ip", "netns", "list"),
            List.of("ip", "-o", "link"),
            List.of("ip", "route"),
            List.of("findmnt", "-rno", "TARGET,SOURCE"),
            List.of("losetup", "--list", "--noheadings", "--output", "NAME,BACK-FILE"),
            List.of("ps", "-eo", "pid,args"),
            List.of("find", "/sys/fs/cgroup", "-maxdepth", "2", "-name", names.get(0)))) {
      quietly(look)
          .text()
          .lines()
          .filter(line -> names.stream().anyMatch(line::contains))
          .forEach(traces::add);
    }
    return traces;
  }

  /** What of that belongs to one guest. */
  List<String> traces(int guest) {
    try {
      HostNames names = new HostNames(Files.readString(directory.resolve("hosts/id")).strip());
      return traces().stream()
          .filter(
              trace ->
                  trace.contains(names.namespace(guest))
                      || trace.contains(names.port(guest, 0))
                      || trace.contains("/hosts/" + guest + "/"))
          .toList();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  static Said run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return new Said(process.exitValue(), text);
  }

  private String publicKey() throws IOException {
    return Files.readString(Path.of(key + ".pub")).strip();
  }

  private static String gateway(String address) {
    return address.substring(0, address.lastIndexOf('.')) + ".1";
  }

  private static Said quietly(List<String> command) {
    try {
      return run(command.toArray(String[]::new));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
