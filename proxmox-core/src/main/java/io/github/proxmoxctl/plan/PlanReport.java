package io.github.proxmoxctl.plan;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A plan with what is to be said about it.
 *
 * @param verdicts what policy says; empty lets it be applied
 * @param warnings what the person should know and nothing refuses
 * @param capacities of the clusters in which something changes that takes room
 * @param took how long planning took
 */
public record PlanReport(
    Plan plan,
    List<Verdict> verdicts,
    List<Diagnostic> warnings,
    List<Capacity> capacities,
    Duration took) {

  /** One of which no capacity is known. */
  public PlanReport(Plan plan, List<Verdict> verdicts, List<Diagnostic> warnings, Duration took) {
    this(plan, verdicts, warnings, List.of(), took);
  }

  public PlanReport {
    verdicts = List.copyOf(verdicts);
    warnings = List.copyOf(warnings);
    capacities = List.copyOf(capacities);
  }

  /** So many roots were planned by Terraform. */
  public int plannedRoots() {
    return (int) roots().filter(RootPlan::isPlanned).count();
  }

  /** So many roots were only checked by the cluster's list. */
  public int unplannedRoots() {
    return (int) roots().filter(root -> !root.isPlanned()).count();
  }

  private Stream<RootPlan> roots() {
    return plan.stacks().stream().flatMap(stack -> stack.roots().stream());
  }

  public List<Verdict> verdictsOn(String stack) {
    return verdicts.stream().filter(verdict -> verdict.stack().equals(stack)).toList();
  }

  /** Whether nobody could have it applied as it is. */
  public boolean isRefused() {
    return verdicts.stream().anyMatch(v -> v.decision() == Verdict.Decision.REFUSED);
  }

  /** Whether it can be applied only by approving its digest. */
  public boolean needsApproval() {
    return verdicts.stream().anyMatch(v -> v.decision() == Verdict.Decision.NEEDS_APPROVAL);
  }

  /**
   * The digest that a person reads first and approves: of the only stack, else of the whole plan.
   */
  public Digest approvableDigest() {
    return plan.stacks().size() == 1 ? plan.stacks().get(0).digest() : plan.digest();
  }
}
