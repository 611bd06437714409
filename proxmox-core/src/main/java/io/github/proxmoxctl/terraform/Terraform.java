package io.github.proxmoxctl.terraform;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.plan.RootChanges;
import io.github.proxmoxctl.process.Interruption;
import io.github.proxmoxctl.process.ProcessResult;
import io.github.proxmoxctl.process.ProcessRunner;
import io.github.proxmoxctl.process.Transcript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs Terraform (or OpenTofu) in roots. Safe for use by several threads, one per root. */
public final class Terraform {

  private final TerraformTool tool;
  private final TerraformCommands commands;
  private final ProcessRunner runner;
  private final Interruption interruption;
  private final InitGate gate;
  private final boolean usesMirror;

  /**
   * @param environment the user's, as {@link System#getenv()} gives it
   * @param folder where our CLI configuration file is kept; written only when it changes
   */
  public Terraform(
      TerraformTool tool,
      ProcessRunner runner,
      Interruption interruption,
      Map<String, String> environment,
      Path folder,
      InitGate gate) {
    this.tool = tool;
    this.runner = runner;
    this.interruption = interruption;
    this.gate = gate;
    Optional<String> content = CliConfiguration.content(environment);
    this.usesMirror = content.filter(CliConfiguration::isMirror).isPresent();
    Optional<Path> configuration =
        content.map(text -> PlainFile.keep(folder.resolve("terraform.tfrc"), text));
    this.commands = new TerraformCommands(tool, environment, configuration);
  }

  /**
   * Whether providers come from our own folder of them: a provider that was built there never has
   * the published checksums, so no lock file of the repo fits it.
   */
  public boolean usesMirror() {
    return usesMirror;
  }

  public TerraformTool tool() {
    return tool;
  }

  /**
   * Makes a root ready (backend, modules, provider), unless it is so since an earlier run.
   *
   * @throws DiagnosticException with all that was reported, when it fails
   */
  public void ready(RootDirectory root) {
    if (!new InitMark(tool, root).isSet()) {
      init(root);
    }
  }

  /** Makes a root ready, whether it seems so or not. */
  void init(RootDirectory root) {
    var mark = new InitMark(tool, root);
    mark.clear();
    var listener = new UiListener("terraform.init");
    var turn = gate.enter();
    ProcessResult result;
    try {
      result = runner.run(commands.init(root), listener);
    } finally {
      turn.close();
    }
    requireSuccess(root, "init", result, listener.problems());
    mark.set();
  }

  /**
   * Plans a root that is ready, and reads the saved plan. When Terraform finds that it is not ready
   * any more (somebody emptied a plugin cache), it is made so once.
   *
   * @throws DiagnosticException with all that was reported, when it fails
   */
  public SavedPlan plan(RootDirectory root, PlanOptions options) {
    var listener = new UiListener("terraform.plan");
    var result = runner.run(commands.plan(root, options), listener);
    if (result.exitCode() != 0 && listener.asksForInit() && !result.isStopped()) {
      init(root);
      listener = new UiListener("terraform.plan");
      result = runner.run(commands.plan(root, options), listener);
    }
    requireSuccess(root, "plan", result, listener.problems());
    var warnings = listener.problems().stream().map(TerraformProblem::diagnostic).toList();
    return new SavedPlan(options, show(root, options.planFile()), warnings);
  }

  private RootChanges show(RootDirectory root, String planFile) {
    var transcript = new Transcript();
    var result = runner.run(commands.show(root, planFile), transcript);
    requireSuccess(root, "show", result, List.of());
    return PlanJson.decode(transcript.text());
  }

  /**
   * Applies a saved plan, and no other. A failure is a result and no exception: something may have
   * been done.
   *
   * @throws DiagnosticException only when Terraform could not be started
   */
  public ApplyResult apply(RootDirectory root, SavedPlan plan, ApplyListener listener) {
    var heard =
        new UiListener(
            "terraform.apply", process -> listener.started(process.identity()), listener::event);
    var result = runner.run(commands.apply(root, plan), heard);
    var problems = new java.util.ArrayList<>(heard.problems());
    if (result.exitCode() != 0 && !hasErrors(problems)) {
      problems.add(new TerraformProblem(null, null, null, unexplained(root, "apply", result)));
    }
    return new ApplyResult(
        result.exitCode() == 0,
        result.isStopped(),
        heard.begun(),
        heard.complete(),
        problems,
        Files.exists(root.erroredState()));
  }

  /**
   * Takes resources out of a root's state; whatever they are stays as it is.
   *
   * @param addresses of resources or modules
   * @throws DiagnosticException when it fails
   */
  public void forget(RootDirectory root, List<String> addresses) {
    var result = runner.run(commands.forget(root, addresses), new Transcript());
    requireSuccess(root, "state rm", result, List.of());
  }

  private void requireSuccess(
      RootDirectory root, String command, ProcessResult result, List<TerraformProblem> problems) {
    if (result.isStopped()) {
      throw new DiagnosticException(
          interruption.requested().orElse(Outcome.TERMINATED),
          Diagnostic.error(
              "run.stopped", "terraform " + command + " of " + root.name() + " was stopped", null));
    }
    if (result.exitCode() != 0) {
      var errors =
          problems.stream()
              .map(TerraformProblem::diagnostic)
              .filter(Diagnostic::isError)
              .distinct()
              .toList();
      throw new DiagnosticException(
          Outcome.ERROR, errors.isEmpty() ? List.of(unexplained(root, command, result)) : errors);
    }
  }

  private static boolean hasErrors(List<TerraformProblem> problems) {
    return problems.stream().anyMatch(problem -> problem.diagnostic().isError());
  }

  /** For a Terraform that died or failed without a word on its JSON stream. */
  private Diagnostic unexplained(RootDirectory root, String command, ProcessResult result) {
    var how =
        result.signal().isPresent()
            ? "was killed by signal " + result.signal().getAsInt()
            : "failed with exit code " + result.exitCode();
    return Diagnostic.error(
            "terraform." + command,
            tool.flavour() + " " + command + " of " + root.name() + " " + how,
            null)
        .because(String.join("\n", result.errorTail()))
        .next("run the command again; what was begun is looked for first");
  }
}
