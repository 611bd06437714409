package io.github.proxmoxctl.terraform;

import io.github.proxmoxctl.process.Command;
import io.github.proxmoxctl.secret.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Every command line that we give to Terraform, as values; nothing runs here. There is no {@code
 * -auto-approve} and no {@code -target}: only a saved plan is applied. All run in a session of
 * their own, because the second signal is the one that makes Terraform drop its state.
 */
final class TerraformCommands {

  private final TerraformTool tool;
  private final Map<String, String> environment;
  private final Optional<Path> configuration;

  /**
   * @param environment the user's
   * @param configuration our CLI configuration file, if ours is to be used
   */
  TerraformCommands(
      TerraformTool tool, Map<String, String> environment, Optional<Path> configuration) {
    this.tool = tool;
    this.environment = environment;
    this.configuration = configuration;
  }

  static List<String> version(Path executable) {
    return List.of(executable.toString(), "version", "-json");
  }

  Command init(RootDirectory root) {
    var arguments = new ArrayList<>(List.of("init", "-input=false", "-no-color", "-json"));
    if (root.isLockFileReadOnly()) {
      arguments.add("-lockfile=readonly");
    }
    // without SSL_CERT_FILE: here TLS leads to a registry, not to the cluster
    return command(
        root, arguments, TerraformEnvironment.ofState(root.state()), statePassword(root));
  }

  Command plan(RootDirectory root, PlanOptions options) {
    var arguments =
        new ArrayList<>(
            List.of(
                "plan",
                "-input=false",
                "-no-color",
                "-json",
                "-out=" + options.planFile(),
                "-parallelism=" + options.parallelism()));
    if (!options.locks()) {
      arguments.add("-lock=false");
    }
    options.replaced().forEach(address -> arguments.add("-replace=" + address));
    return withProvider(root, arguments);
  }

  /** Takes resources out of the state and leaves them be. */
  Command forget(RootDirectory root, List<String> addresses) {
    var arguments = new ArrayList<>(List.of("state", "rm"));
    arguments.addAll(addresses);
    return command(
        root, arguments, TerraformEnvironment.ofState(root.state()), statePassword(root));
  }

  /** Its output goes to a file: it must survive this JVM, with its state. */
  Command apply(RootDirectory root, SavedPlan plan) {
    var command =
        withProvider(
            root,
            List.of(
                "apply",
                "-input=false",
                "-no-color",
                "-json",
                "-parallelism=" + plan.options().parallelism(),
                plan.options().planFile()));
    return new Command(
        command.argv(),
        command.environment(),
        command.secrets(),
        command.directory(),
        command.ownSession(),
        root.applyOutput());
  }

  /** Reads a saved plan: no backend and no cluster are asked. */
  Command show(RootDirectory root, String planFile) {
    return command(root, List.of("show", "-no-color", "-json", planFile), Map.of(), Map.of());
  }

  private Command withProvider(RootDirectory root, List<String> arguments) {
    var variables = new TreeMap<>(TerraformEnvironment.ofState(root.state()));
    variables.putAll(TerraformEnvironment.ofProvider(root.provider()));
    var secrets = new TreeMap<>(statePassword(root));
    secrets.put("PROXMOX_VE_API_TOKEN", root.provider().apiToken());
    return command(root, arguments, variables, secrets);
  }

  private static Map<String, Secret> statePassword(RootDirectory root) {
    return Map.of("TF_HTTP_PASSWORD", root.state().password());
  }

  private Command command(
      RootDirectory root,
      List<String> arguments,
      Map<String, String> variables,
      Map<String, Secret> secrets) {
    var argv = new ArrayList<String>();
    argv.add(tool.executable().toString());
    argv.addAll(arguments);
    var all = new TreeMap<>(TerraformEnvironment.of(environment, root, configuration));
    all.putAll(variables);
    return new Command(argv, all, secrets, root.path(), true, null);
  }
}
