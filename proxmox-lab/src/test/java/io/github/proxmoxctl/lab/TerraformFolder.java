package io.github.proxmoxctl.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A copy of one of our modules with a state of its own, run by the real Terraform. */
final class TerraformFolder {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path MODULES = Path.of("..", "terraform").toAbsolutePath();
  private static final long LIMIT_SECONDS = 180;

  private final Path folder;
  private final Map<String, String> environment;

  private TerraformFolder(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** What a run ended with. */
  record Outcome(int exitCode, String output) {
    Outcome succeeded() {
      assertThat(exitCode).as(output).isZero();
      return this;
    }
  }

  /** An initialised folder of servers for a lab; the state is a local file. */
  static TerraformFolder create(Path folder, Lab lab, String token) {
    return create(folder, lab.endpoint().toString(), lab.caFile(), token);
  }

  static TerraformFolder create(Path folder, String endpoint, Path ca, String token) {
    return create("servers", "servers", folder, endpoint, ca, token);
  }

  /** An initialised folder of backup jobs. */
  static TerraformFolder ofBackup(Path folder, Lab lab, String token) {
    return create("backup", "jobs", folder, lab.endpoint().toString(), lab.caFile(), token);
  }

  private static TerraformFolder create(
      String module, String variable, Path folder, String endpoint, Path ca, String token) {
    copy(MODULES.resolve(module), folder);
    write(folder.resolve("override.tf"), "terraform {\n  backend \"local\" {}\n}\n");
    Path configuration = folder.resolve("terraform.rc");
    write(
        configuration,
        "provider_installation {\n  filesystem_mirror {\n    path = \"%s\"\n  }\n}\n"
            .formatted(mirror()));
    Map<String, String> environment =
        Map.of(
            "TF_CLI_CONFIG_FILE",
            configuration.toString(),
            "CHECKPOINT_DISABLE",
            "1",
            "TF_IN_AUTOMATION",
            "1",
            "TF_DATA_DIR",
            data().toString(),
            "PROXMOX_VE_ENDPOINT",
            endpoint,
            "PROXMOX_VE_API_TOKEN",
            token,
            "SSL_CERT_FILE",
            ca.toString());
    TerraformFolder created = new TerraformFolder(folder, environment);
    created.values(Map.of(variable, Map.of()));
    created.run("init", "-input=false", "-no-color").succeeded();
    return created;
  }

  /** The same folder and state with other credentials. */
  TerraformFolder at(String endpoint, String token) {
    Map<String, String> changed = new HashMap<>(environment);
    changed.put("PROXMOX_VE_ENDPOINT", endpoint);
    changed.put("PROXMOX_VE_API_TOKEN", token);
    return new TerraformFolder(folder, changed);
  }

  /** The servers that the next run shall make so. */
  void servers(Map<String, Map<String, Object>> servers) {
    servers(servers, Map.of());
  }

  void servers(Map<String, Map<String, Object>> servers, Map<String, String> adopt) {
    values(Map.of("servers", servers, "adopt", adopt));
  }

  /** The backup jobs that the next run shall make so. */
  void jobs(Map<String, Map<String, Object>> jobs, Map<String, String> adopt) {
    values(Map.of("jobs", jobs, "adopt", adopt));
  }

  private void values(Map<String, Object> values) {
    try {
      JSON.writeValue(folder.resolve("values.auto.tfvars.json").toFile(), values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Outcome apply() {
    return run("apply", "-input=false", "-auto-approve", "-no-color");
  }

  Outcome destroy() {
    return run("destroy", "-input=false", "-auto-approve", "-no-color");
  }

  /** Exit code 0: nothing to do; 2: changes. */
  Outcome plan() {
    return run("plan", "-input=false", "-detailed-exitcode", "-no-color", "-out=plan");
  }

  /** The changes of the last plan, in Terraform's JSON. */
  JsonNode plannedChanges() {
    Outcome shown = run("show", "-json", "plan").succeeded();
    try {
      return JSON.readTree(shown.output()).path("resource_changes");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The addresses that Terraform holds in its state. */
  List<String> addresses() {
    return run("state", "list").succeeded().output().lines().toList();
  }

  Outcome run(String... arguments) {
    List<String> command = new ArrayList<>(List.of("terraform"));
    command.addAll(List.of(arguments));
    Path log = folder.resolve("run.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("TF_"));
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(command + " did not end: " + Files.readString(log));
      }
      return new Outcome(process.exitValue(), Files.readString(log));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Outside the temporary folder: its links into the mirror are none of JUnit's business. */
  private static Path data() {
    return Path.of("target", "terraform", UUID.randomUUID().toString()).toAbsolutePath();
  }

  private static Path mirror() {
    String cache = System.getenv("PROXMOXCTL_CACHE");
    String home =
        System.getenv().getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
    Path mirror = Path.of(cache == null ? home + "/proxmoxctl" : cache).resolve("providers");
    assertThat(mirror).as("the provider; tools/setup brings it").isDirectory();
    return mirror;
  }

  private static void write(Path file, String content) {
    try {
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        if (file.toString().contains(".terraform")) {
          continue;
        }
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
