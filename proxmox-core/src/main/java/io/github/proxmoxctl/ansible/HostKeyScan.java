package io.github.proxmoxctl.ansible;

import io.github.proxmoxctl.process.Command;
import io.github.proxmoxctl.process.ProcessRunner;
import io.github.proxmoxctl.process.Transcript;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks an SSH server for its key, with {@code ssh-keyscan}; whether to believe it is not said. */
public final class HostKeyScan {

  private static final Pattern LINE =
      Pattern.compile("\\S+ (ssh-ed25519 [A-Za-z0-9+/]+={0,3})(?: .*)?");

  private static final int SECONDS = 5;

  private final ProcessRunner runner;
  private final Map<String, String> environment;

  /**
   * @param environment the user's
   */
  public HostKeyScan(ProcessRunner runner, Map<String, String> environment) {
    this.runner = runner;
    this.environment = environment;
  }

  /** {@code ssh-ed25519 AAAA…}; empty while nothing answers. */
  public Optional<String> ask(String address, int port) {
    var answer = new Transcript();
    runner.run(
        Command.of(
            argv(address, port),
            AnsibleEnvironment.clean(environment),
            Path.of(System.getProperty("java.io.tmpdir", "/tmp"))),
        answer);
    return key(answer.text());
  }

  static List<String> argv(String address, int port) {
    return List.of(
        "ssh-keyscan",
        "-T",
        Integer.toString(SECONDS),
        "-p",
        Integer.toString(port),
        "-t",
        "ed25519",
        address);
  }

  static Optional<String> key(String answer) {
    return answer
        .lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .map(line -> line.group(1))
        .findFirst();
  }
}
