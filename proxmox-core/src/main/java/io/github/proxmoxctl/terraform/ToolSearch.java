package io.github.proxmoxctl.terraform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.process.Command;
import io.github.proxmoxctl.process.Executables;
import io.github.proxmoxctl.process.ProcessRunner;
import io.github.proxmoxctl.process.Transcript;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds Terraform or OpenTofu and checks its version. In order: what {@code PROXMOXCTL_TERRAFORM}
 * names, what the Pipeline names, {@code terraform} and then {@code tofu} on the {@code PATH}, and
 * what tools/setup fetched into the cache.
 */
public final class ToolSearch {

  static final String CHOICE = "PROXMOXCTL_TERRAFORM";

  private final Map<String, String> environment;
  private final ProcessRunner runner;

  /**
   * @param environment the user's, as {@link System#getenv()} gives it
   */
  public ToolSearch(Map<String, String> environment, ProcessRunner runner) {
    this.environment = environment;
    this.runner = runner;
  }

  /**
   * Looks for it and asks it for its version.
   *
   * @throws DiagnosticException when there is none, it does not run or is too old
   */
  public TerraformTool find() {
    return checked(locate().orElseThrow(() -> missing(null)));
  }

  /**
   * The same where the Pipeline names a program.
   *
   * @param command a name on the {@code PATH}, or a path
   * @param repository a program in this folder is refused unrun: whoever proposes a change could
   *     have anything run, with the token of the plan
   */
  public TerraformTool find(String command, Path repository) {
    if (!choice().isBlank()) {
      return find();
    }
    var executable = Executables.find(command, environment).orElseThrow(() -> missing(command));
    if (isWithin(repository, executable)) {
      throw unusable(executable, "is a file of this repository, and is not run");
    }
    return checked(executable);
  }

  private static boolean isWithin(Path folder, Path file) {
    try {
      return file.toRealPath().startsWith(folder.toRealPath());
    } catch (IOException e) {
      return true;
    }
  }

  private TerraformTool checked(Path executable) {
    var answer = version(executable);
    var version =
        ToolVersion.parse(answer.path("terraform_version").asText())
            .orElseThrow(() -> unusable(executable, "did not say its version"));
    // Terraform's answer always has this field and OpenTofu's never
    var flavour =
        answer.has("terraform_outdated")
            ? TerraformTool.Flavour.TERRAFORM
            : TerraformTool.Flavour.OPENTOFU;
    if (version.compareTo(TerraformTool.MINIMUM) < 0) {
      throw DiagnosticException.error(
          Diagnostic.error(
                  "terraform.version",
                  executable + " is " + version + ", and " + TerraformTool.MINIMUM + " is needed",
                  null)
              .next("install a newer " + flavour + ", or name one in " + CHOICE));
    }
    return new TerraformTool(executable, flavour, version);
  }

  private String choice() {
    return environment.getOrDefault(CHOICE, "");
  }

  private Optional<Path> locate() {
    if (!choice().isBlank()) {
      return Executables.find(choice(), environment);
    }
    return Executables.find("terraform", environment)
        .or(() -> Executables.find("tofu", environment))
        .or(
            () ->
                Cache.folder(environment)
                    .flatMap(
                        cache ->
                            Executables.find(cache.resolve("bin/terraform").toString(), Map.of())));
  }

  private JsonNode version(Path executable) {
    var out = new Transcript();
    var clean = TerraformEnvironment.withoutOverrides(environment);
    var directory = Path.of(System.getProperty("java.io.tmpdir"));
    var result =
        runner.run(Command.of(TerraformCommands.version(executable), clean, directory), out);
    if (!result.isSuccess()) {
      throw unusable(
          executable,
          "does not run (exit code " + result.exitCode() + ") " + lastOf(result.errorTail()));
    }
    try {
      return new ObjectMapper().readTree(out.text());
    } catch (JsonProcessingException e) {
      throw unusable(executable, "did not answer \"version -json\" with JSON");
    }
  }

  private static String lastOf(List<String> lines) {
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
  }

  private static DiagnosticException unusable(Path executable, String what) {
    return DiagnosticException.error(
        Diagnostic.error("terraform.tool", executable + " " + what, null)
            .next("name another Terraform or OpenTofu in " + CHOICE));
  }

  private DiagnosticException missing(@Nullable String command) {
    String summary = "neither \"terraform\" nor \"tofu\" is on the PATH";
    if (!choice().isBlank()) {
      summary = CHOICE + " names \"" + choice() + "\", and there is no such program";
    } else if (command != null) {
      summary = "the Pipeline names \"" + command + "\", and there is no such program";
    }
    return DiagnosticException.error(
        Diagnostic.error("terraform.missing", summary, null)
            .because("PATH=" + environment.getOrDefault("PATH", ""))
            .next(
                "run tools/setup, or install Terraform or OpenTofu "
                    + TerraformTool.MINIMUM
                    + " or newer and put it on the PATH"));
  }
}
