package io.github.proxmoxctl.approval;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.plan.Plan;
import io.github.proxmoxctl.plan.ServerChange;
import io.github.proxmoxctl.plan.StackPlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares a fresh plan with what was approved. Equal is good, and so is less: a partly done run
 * goes on. Anything more stops it.
 */
public final class Comparison {

  private static final String REMEDY = "run plan again and have the new plan reviewed";

  private final Approval approval;
  private final Plan fresh;
  private final List<Diagnostic> differences = new ArrayList<>();

  private Comparison(Approval approval, Plan fresh) {
    this.approval = approval;
    this.fresh = fresh;
  }

  /** What the fresh plan does beyond the approved one; empty when it may be applied. */
  public static List<Diagnostic> differences(Approval approval, Plan fresh) {
    return new Comparison(approval, fresh).run();
  }

  private List<Diagnostic> run() {
    ApprovedPlan approved = approval.plan();
    if (approved == null) {
      requireEqual();
      return differences;
    }
    if (!approved.pins().equals(fresh.pins().digest())) {
      differences.add(
          Diagnostic.error(
                  "approval.pins",
                  "the plan was made with another version of the tool, module or provider",
                  null)
              .because("now: " + fresh.pins().tool() + ", module " + fresh.pins().module())
              .next(REMEDY));
    }
    fresh.stacks().forEach(stack -> compare(stack, approvedStack(approved, stack)));
    return differences;
  }

  private void requireEqual() {
    String digest = approval.digest();
    boolean isEqual =
        digest != null
            && (fresh.digest().isNamedBy(digest)
                || (fresh.stacks().size() == 1
                    && fresh.stacks().get(0).digest().isNamedBy(digest)));
    if (!isEqual) {
      differences.add(
          Diagnostic.error(
                  "approval.digest",
                  "the plan is now %s, and %s was approved"
                      .formatted(fresh.digest().shortForm(), digest),
                  null)
              .because("the repo, the ledger or the cluster changed since that plan was made")
              .next(REMEDY));
    }
  }

  // with the digest of one stack nothing else is approved
  private ApprovedPlan.@Nullable Stack approvedStack(ApprovedPlan approved, StackPlan stack) {
    ApprovedPlan.Stack candidate = approved.stacks().get(stack.stack());
    String digest = approval.digest();
    boolean isNamed =
        digest == null
            || approved.digest().isNamedBy(digest)
            || (candidate != null && candidate.digest().isNamedBy(digest));
    return isNamed ? candidate : null;
  }

  private void compare(StackPlan stack, ApprovedPlan.@Nullable Stack approved) {
    for (ServerChange change : stack.changes()) {
      if (approved == null || !approved.changes().contains(change.digest())) {
        differences.add(
            Diagnostic.error(
                    "approval.difference",
                    "%s: %s was not approved as it is now"
                        .formatted(stack.stack(), change.server()),
                    change.location())
                .because(change.address() + ": " + describe(change))
                .next(REMEDY));
      }
    }
  }

  private static String describe(ServerChange change) {
    String action = change.action().name().toLowerCase(java.util.Locale.ROOT);
    if (change.attributes().isEmpty()) {
      return action + " " + change.summary();
    }
    return action
        + " "
        + String.join("; ", change.attributes().stream().map(a -> a.text()).toList());
  }
}
