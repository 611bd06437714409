package io.github.proxmoxctl.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The C implementation of Git, with a home of its own so that the machine's configuration has no
 * say.
 */
public final class RealGit {

  private final Path home;

  public RealGit(Path home) throws IOException {
    this.home = Files.createDirectories(home);
    if (!Files.exists(home.resolve(".gitconfig"))) {
      Files.writeString(
          home.resolve(".gitconfig"),
          "[user]\n\tname = Ada Lovelace\n\temail = ada@example.org\n[init]\n\tdefaultBranch = main\n");
    }
  }

  /** What a process of ours sees: this home, and nothing that tells Git otherwise. */
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", home.toString());
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    return environment;
  }

  /** Runs a command to its end and returns what it printed; fails when it fails. */
  public String run(Path folder, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment());
    builder.environment().put("GIT_TERMINAL_PROMPT", "0");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("git hangs: " + command);
    }
    if (process.exitValue() != 0) {
      throw new IOException(command + " exited with " + process.exitValue() + ": " + output);
    }
    return output;
  }

  /** A new repository with one commit that holds {@code proxmox.yaml}. */
  public Path repository(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    run(folder, "init", "--quiet");
    Files.writeString(folder.resolve("proxmox.yaml"), "kind: Pipeline\n");
    run(folder, "add", "-A");
    run(folder, "commit", "--quiet", "-m", "First");
    return folder;
  }

  /** A new bare repository that lets anybody push. */
  public Path bare(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    run(folder, "init", "--quiet", "--bare");
    run(folder, "config", "http.receivepack", "true");
    run(folder, "config", "daemon.receivepack", "true");
    run(folder, "config", "gc.auto", "0");
    Files.createFile(folder.resolve("git-daemon-export-ok"));
    return folder;
  }

  /** Puts a script in place of one of a repository's hooks. */
  public static void hook(Path gitDirectory, String name, String script) throws IOException {
    Path hook = Files.createDirectories(gitDirectory.resolve("hooks")).resolve(name);
    Files.writeString(hook, "#!/bin/sh\n" + script);
    if (!hook.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + hook + " executable");
    }
  }
}
