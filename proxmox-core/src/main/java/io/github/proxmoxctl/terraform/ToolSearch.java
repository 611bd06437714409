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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds Terraform or OpenTofu and checks its version. In order: what {@code PROXMOXCTL_TERRAFORM}
 * names, {@code terraform} and then {@code tofu} on the {@code PATH}, and what tools/setup fetched
 * into the cache.
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
    var executable = locate().orElseThrow(this::missing);
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

  private Optional<Path> locate() {
    var choice = environment.get(CHOICE);
    if (choice != null && !choice.isBlank()) {
      return Executables.find(choice, environment);
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

  private DiagnosticException missing() {
    var choice = environment.get(CHOICE);
    var summary =
        choice == null || choice.isBlank()
            ? "neither \"terraform\" nor \"tofu\" is on the PATH"
            : CHOICE + " names \"" + choice + "\", and there is no such program";
    return DiagnosticException.error(
        Diagnostic.error("terraform.missing", summary, null)
            .because("PATH=" + environment.getOrDefault("PATH", ""))
            .next(
                "run tools/setup, or install Terraform or OpenTofu "
                    + TerraformTool.MINIMUM
                    + " or newer and put it on the PATH"));
  }
}
