package io.github.proxmoxctl.ansible;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.process.Command;
import io.github.proxmoxctl.process.Executables;
import io.github.proxmoxctl.process.ProcessRunner;
import io.github.proxmoxctl.process.Transcript;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds Ansible and checks its version. In order: what {@code PROXMOXCTL_ANSIBLE} names, the
 * pipeline's command on the {@code PATH}, and, where that is the usual one, what tools/setup put
 * into the cache.
 */
public final class AnsibleSearch {

  static final String CHOICE = "PROXMOXCTL_ANSIBLE";
  static final String USUAL = "ansible-playbook";

  private final Map<String, String> environment;
  private final ProcessRunner runner;

  /**
   * @param environment the user's, as {@link System#getenv()} gives it
   */
  public AnsibleSearch(Map<String, String> environment, ProcessRunner runner) {
    this.environment = environment;
    this.runner = runner;
  }

  /**
   * Looks for it and asks it for its version.
   *
   * @param command the pipeline's: a name or an absolute path
   * @throws DiagnosticException when there is none, it does not run or its version does not fit
   */
  public AnsibleTool find(String command) {
    Path executable = locate(command).orElseThrow(() -> missing(command));
    AnsibleVersion version = version(executable);
    if (!version.isSupported()) {
      throw DiagnosticException.error(
          Diagnostic.error(
                  "ansible.version",
                  "%s is ansible-core %s, and %s to %d.%d are supported"
                      .formatted(
                          executable,
                          version,
                          AnsibleVersion.OLDEST,
                          AnsibleVersion.BEYOND.major(),
                          AnsibleVersion.BEYOND.minor() - 1),
                  null)
              .next("run tools/setup, which installs one that fits, or name another in " + CHOICE));
    }
    return new AnsibleTool(executable, version, canEndWithUs());
  }

  private Optional<Path> locate(String command) {
    String choice = environment.getOrDefault(CHOICE, "");
    if (!choice.isBlank()) {
      return Executables.find(choice, environment);
    }
    Optional<Path> found = Executables.find(command, environment);
    return found.isPresent() || !command.equals(USUAL)
        ? found
        : Cache.programs(environment)
            .flatMap(bin -> Executables.find(bin.resolve(USUAL).toString(), Map.of()));
  }

  private AnsibleVersion version(Path executable) {
    var answer = new Transcript();
    var result = runner.run(command(List.of(executable.toString(), "--version")), answer);
    if (!result.isSuccess()) {
      throw unusable(
          executable,
          "does not run (exit code %d)".formatted(result.exitCode()),
          Quoted.visible(String.join(" ", result.errorTail())));
    }
    return AnsibleVersion.parse(answer.text().lines().findFirst().orElse(""))
        .orElseThrow(
            () ->
                unusable(
                    executable,
                    "did not say its version",
                    Quoted.of(answer.text().lines().findFirst().orElse(""))));
  }

  private boolean canEndWithUs() {
    if (Executables.find("setpriv", environment).isEmpty()) {
      return false;
    }
    var help = new Transcript();
    runner.run(command(List.of("setpriv", "--help")), help);
    return help.text().contains("--pdeathsig");
  }

  private Command command(List<String> argv) {
    return Command.of(
        argv,
        AnsibleEnvironment.clean(environment),
        Path.of(System.getProperty("java.io.tmpdir", "/tmp")));
  }

  private static DiagnosticException unusable(Path executable, String what, String why) {
    return DiagnosticException.error(
        Diagnostic.error("ansible.tool", executable + " " + what, null)
            .because(why)
            .next("mend it, or name another ansible-playbook in " + CHOICE));
  }

  private DiagnosticException missing(String command) {
    String choice = environment.getOrDefault(CHOICE, "");
    String summary =
        choice.isBlank()
            ? "there is no program \"" + command + "\""
            : CHOICE + " names \"" + choice + "\", and there is no such program";
    return DiagnosticException.error(
        Diagnostic.error("ansible.missing", summary, null)
            .because("PATH=" + environment.getOrDefault("PATH", ""))
            .next(
                "run tools/setup, or install ansible-core %s or newer and put it on the PATH"
                    .formatted(AnsibleVersion.OLDEST)));
  }
}
