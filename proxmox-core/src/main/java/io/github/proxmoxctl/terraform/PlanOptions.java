package io.github.proxmoxctl.terraform;

import java.util.List;

/**
 * How a root is planned.
 *
 * @param planFile the name of the saved plan within the root; {@code [A-Za-z0-9._-]}
 * @param parallelism how many resources Terraform handles at a time, in plan and apply
 * @param locks whether the state is locked meanwhile; a plan for a request must not
 * @param replaced addresses of resources that are made anew although nothing in them differs
 */
public record PlanOptions(String planFile, int parallelism, boolean locks, List<String> replaced) {

  /** Nothing is made anew without need. */
  public PlanOptions(String planFile, int parallelism, boolean locks) {
    this(planFile, parallelism, locks, List.of());
  }

  public PlanOptions {
    replaced = List.copyOf(replaced);
    if (!planFile.matches("[A-Za-z0-9_][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException("no name of a plan file: " + planFile);
    }
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism is at least 1");
    }
  }

  /** {@code plan.tfplan}, locked. */
  public static PlanOptions ofParallelism(int parallelism) {
    return new PlanOptions("plan.tfplan", parallelism, true);
  }

  public PlanOptions withParallelism(int other) {
    return new PlanOptions(planFile, other, locks, replaced);
  }

  public PlanOptions withoutLock() {
    return new PlanOptions(planFile, parallelism, false, replaced);
  }

  public PlanOptions replacing(List<String> addresses) {
    return new PlanOptions(planFile, parallelism, locks, addresses);
  }
}
