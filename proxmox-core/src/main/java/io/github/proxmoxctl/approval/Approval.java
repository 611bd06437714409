package io.github.proxmoxctl.approval;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Who approved what.
 *
 * @param source where the approval comes from
 * @param digest the typed digest, for {@link Source#DIGEST}
 * @param plan the approved changes one by one; null when only the digest is known, and then only an
 *     equal plan is approved
 */
public record Approval(Source source, @Nullable String digest, @Nullable ApprovedPlan plan) {

  /** Where an approval comes from. */
  public enum Source {
    /** The last plan in the workspace: approves only what policy allows. */
    LAST_PLAN,
    /** A digest given by name. */
    DIGEST,
    /** A shown plan and the stack's name typed at a terminal. */
    TERMINAL
  }

  /** An approval by digest; the first of the known plans that it names gives the changes. */
  public static Approval ofDigest(String digest, Collection<ApprovedPlan> known) {
    ApprovedPlan named =
        known.stream().filter(plan -> plan.isNamedBy(digest)).findFirst().orElse(null);
    return new Approval(Source.DIGEST, digest, named);
  }

  /** Whether it approves what policy refuses without approval. */
  public boolean overcomesPolicy() {
    return source != Source.LAST_PLAN;
  }

  /**
   * The approved part of a stack; null when there is none. With the digest of one stack nothing
   * else is approved.
   */
  ApprovedPlan.@Nullable Stack of(String stack) {
    ApprovedPlan.Stack candidate = plan == null ? null : plan.stacks().get(stack);
    boolean isNamed =
        digest == null
            || (plan != null && plan.digest().isNamedBy(digest))
            || (candidate != null && candidate.digest().isNamedBy(digest));
    return isNamed ? candidate : null;
  }
}
