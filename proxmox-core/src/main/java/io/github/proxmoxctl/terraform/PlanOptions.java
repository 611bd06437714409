package io.github.proxmoxctl.terraform;

/**
 * How a root is planned.
 *
 * @param planFile the name of the saved plan within the root; {@code [A-Za-z0-9._-]}
 * @param parallelism how many resources Terraform handles at a time, in plan and apply
 * @param locks whether the state is locked meanwhile; a plan for a request must not
 */
public record PlanOptions(String planFile, int parallelism, boolean locks) {

  public PlanOptions {
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

  public PlanOptions withoutLock() {
    return new PlanOptions(planFile, parallelism, false);
  }
}
