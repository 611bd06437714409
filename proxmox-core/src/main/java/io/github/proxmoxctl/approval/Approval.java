package io.github.proxmoxctl.approval;

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

  /** An approval by digest; the workspace's plan gives the changes when it is the one named. */
  public static Approval ofDigest(String digest, @Nullable ApprovedPlan lastPlan) {
    boolean isLastPlan =
        lastPlan != null
            && (lastPlan.digest().isNamedBy(digest)
                || lastPlan.stacks().values().stream().anyMatch(s -> s.digest().isNamedBy(digest)));
    return new Approval(Source.DIGEST, digest, isLastPlan ? lastPlan : null);
  }

  /** Whether it approves what policy refuses without approval. */
  public boolean overcomesPolicy() {
    return source != Source.LAST_PLAN;
  }
}
