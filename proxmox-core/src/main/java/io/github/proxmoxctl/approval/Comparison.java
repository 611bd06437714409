package io.github.proxmoxctl.approval;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.plan.Digest;
import io.github.proxmoxctl.plan.Layer;
import io.github.proxmoxctl.plan.Pins;
import io.github.proxmoxctl.plan.Plan;
import io.github.proxmoxctl.plan.StackPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Compares a fresh plan with what was approved. Equal is good, and so is less: a partly done run
 * goes on. Anything more stops it.
 */
public final class Comparison {

  static final String REMEDY = "run plan again and have the new plan reviewed";

  private Comparison() {}

  /**
   * What the fresh plan does beyond the approved one; empty when it may be carried out.
   *
   * @param layers those that the goal brings about; others may differ
   */
  public static List<Diagnostic> differences(
      Approval approval, Plan fresh, Collection<Layer> layers) {
    ApprovedPlan approved = approval.plan();
    if (approved == null) {
      return equality(approval, fresh);
    }
    List<Diagnostic> differences = new ArrayList<>();
    if (layers.contains(Layer.SERVERS)) {
      differences.addAll(pins(approved.pins(), fresh.pins()));
    }
    for (StackPlan stack : fresh.stacks()) {
      for (Layer layer : layers) {
        differences.addAll(
            switch (layer) {
              case SERVERS -> LayerComparison.servers(approval.of(stack.stack()), stack);
              case CONFIGURATION -> configurationDifferences(approval, stack);
              case MONITORING -> monitoringDifferences(approval, stack);
            });
      }
    }
    return differences;
  }

  /**
   * Hosts that would be configured otherwise than approved. An approved host that is configured by
   * now is not missed. Where only a digest is known, it may be that of the stack or of its
   * configuration.
   */
  public static List<Diagnostic> configurationDifferences(Approval approval, StackPlan fresh) {
    if (!fresh.configuration().hasChanges()) {
      return List.of();
    }
    return approval.plan() == null
        ? equality(approval, fresh, fresh.configuration().digest())
        : LayerComparison.configuration(approval.of(fresh.stack()), fresh);
  }

  /**
   * Whether monitoring would be told something else than approved; how much of that it knows
   * already plays no part. Where only a digest is known, it may be that of the stack or of its
   * monitoring.
   */
  public static List<Diagnostic> monitoringDifferences(Approval approval, StackPlan fresh) {
    if (!fresh.monitoring().hasChanges()) {
      return List.of();
    }
    return approval.plan() == null
        ? equality(approval, fresh, fresh.monitoring().digest())
        : LayerComparison.monitoring(approval.of(fresh.stack()), fresh);
  }

  private static List<Diagnostic> equality(Approval approval, Plan fresh) {
    String digest = approval.digest();
    boolean isEqual =
        digest != null
            && (fresh.digest().isNamedBy(digest)
                || (fresh.stacks().size() == 1
                    && fresh.stacks().get(0).digest().isNamedBy(digest)));
    return isEqual
        ? List.of()
        : List.of(
            Diagnostic.error(
                    "approval.digest",
                    "the plan is now %s, and %s was approved"
                        .formatted(fresh.digest().shortForm(), digest),
                    null)
                .because("the repo, the ledger or the cluster changed since that plan was made")
                .next(REMEDY));
  }

  private static List<Diagnostic> equality(Approval approval, StackPlan fresh, Digest layer) {
    String digest = approval.digest();
    boolean isEqual =
        digest != null && (fresh.digest().isNamedBy(digest) || layer.isNamedBy(digest));
    return isEqual
        ? List.of()
        : List.of(
            Diagnostic.error(
                    "approval.digest",
                    "%s: what is to be done is now %s, and %s was approved"
                        .formatted(fresh.stack(), layer.shortForm(), digest),
                    null)
                .because(
                    "the repo or the ledger changed since that plan was made, or it was made"
                        + " elsewhere and none of it was begun here")
                .next(REMEDY));
  }

  private static List<Diagnostic> pins(Pins approved, Pins fresh) {
    return approved.equals(fresh)
        ? List.of()
        : List.of(
            Diagnostic.error(
                    "approval.pins",
                    "the plan was made with another version of the tool, module or provider",
                    null)
                .because("now: " + fresh.tool() + ", module " + fresh.module())
                .next(REMEDY));
  }
}
