package io.github.proxmoxctl.terraform;

import io.github.proxmoxctl.process.ProcessListener;
import io.github.proxmoxctl.process.RunningProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Collects what a {@code -json} command reports and passes the steps of an apply on. */
final class UiListener implements ProcessListener {

  /** The errors of a root that is not ready differ, and all name this command. */
  private static final Pattern INIT = Pattern.compile("\\b(terraform|tofu) init\\b");

  private final String phase;
  private final Consumer<RunningProcess> onStart;
  private final Consumer<TerraformEvent.Apply> onStep;
  private final List<TerraformProblem> problems = new ArrayList<>();
  private final List<TerraformEvent.Apply> begun = new ArrayList<>();
  private final List<TerraformEvent.Apply> complete = new ArrayList<>();

  private boolean asksForInit;

  UiListener(String phase) {
    this(phase, process -> {}, step -> {});
  }

  UiListener(
      String phase, Consumer<RunningProcess> onStart, Consumer<TerraformEvent.Apply> onStep) {
    this.phase = phase;
    this.onStart = onStart;
    this.onStep = onStep;
  }

  @Override
  public void started(RunningProcess process) {
    onStart.accept(process);
  }

  @Override
  public void output(String line) {
    UiStream.decode(line).ifPresent(this::take);
  }

  private void take(TerraformEvent event) {
    if (event instanceof TerraformEvent.Report report) {
      asksForInit |= report.isError() && INIT.matcher(report.summary() + report.detail()).find();
      problems.add(KnownProblems.translate(report, phase));
    } else if (event instanceof TerraformEvent.Apply step) {
      if (step.step() == TerraformEvent.Step.COMPLETE) {
        complete.add(step);
      } else if (step.step() == TerraformEvent.Step.START) {
        begun.add(step);
      }
      onStep.accept(step);
    }
  }

  /** Whether an error said that the root must be initialised. */
  boolean asksForInit() {
    return asksForInit;
  }

  List<TerraformProblem> problems() {
    return problems;
  }

  List<TerraformEvent.Apply> begun() {
    return begun;
  }

  List<TerraformEvent.Apply> complete() {
    return complete;
  }
}
