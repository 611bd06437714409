package io.github.proxmoxctl.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.proxmoxctl.lab.Lab;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Somebody who types commands in an infrastructure repo; in this process or in one of its own. */
final class Operator {

  private final Path directory;
  private final Map<String, String> environment;

  private Operator(Path directory, Map<String, String> environment) {
    this.directory = directory;
    this.environment = environment;
  }

  /** With what a person has who sourced the lab's tokens. */
  static Operator of(InfraRepo repo, Lab lab) {
    Map<String, String> environment = new HashMap<>(repo.gitEnvironment());
    environment.put("PROXMOXCTL_CACHE", cache());
    environment.put("PROXMOXCTL_LAB_PLAN_TOKEN", lab.token("plan"));
    environment.put("PROXMOXCTL_LAB_APPLY_TOKEN", lab.token("apply"));
    // ./test --tofu: the same tests with another tool
    String tool = System.getProperty("proxmox.test.terraform", "");
    if (!tool.isBlank()) {
      environment.put("PROXMOXCTL_TERRAFORM", tool);
    }
    // some machines have it, and it names no file
    environment.put("TF_CLI_CONFIG_FILE", repo.home().resolve("missing.tfrc").toString());
    return new Operator(repo.root(), environment);
  }

  static String cache() {
    String own = System.getenv("PROXMOXCTL_CACHE");
    String caches = System.getenv("XDG_CACHE_HOME");
    if (own != null) {
      return own;
    }
    return caches == null
        ? System.getProperty("user.home") + "/.cache/proxmoxctl"
        : caches + "/proxmoxctl";
  }

  Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  Operator with(String variable, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    return new Operator(directory, more);
  }

  Operator without(String variable) {
    Map<String, String> less = new HashMap<>(environment);
    less.remove(variable);
    return new Operator(directory, less);
  }

  Operator in(Path elsewhere) {
    return new Operator(elsewhere, environment);
  }

  Answer run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    PrintWriter outWriter = new PrintWriter(out);
    PrintWriter errWriter = new PrintWriter(err);
    List<String> all = new ArrayList<>(List.of(arguments));
    if (!arguments[0].startsWith("-")) {
      // after the command and its subcommand, if it has one
      int place = List.of("state", "lab").contains(arguments[0]) ? 2 : 1;
      all.addAll(place, List.of("-C", directory.toString()));
    }
    int exitCode =
        Main.run(
            outWriter,
            errWriter,
            new Session(environment, outWriter, errWriter, false),
            all.toArray(String[]::new));
    return new Answer(String.join(" ", arguments), exitCode, out.toString(), err.toString());
  }

  /** The same in a process of its own, to be killed or to have other properties of the JVM. */
  ChildCommand start(List<String> jvm, String... arguments) {
    List<String> command = new ArrayList<>();
    // a suite that runs in the background hands an ignored SIGINT down, and Java leaves it ignored
    command.addAll(List.of("env", "--default-signal=INT"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    command.addAll(jvm);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
      return new ChildCommand(builder.start(), String.join(" ", arguments), UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
