package io.github.proxmoxctl.git;

import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * Where a branch stands before a write.
 *
 * @param base what the next commit stands on; null before the first
 * @param published what the place that holds the record has, and must still have at the write
 */
record BranchTip(@Nullable ObjectId base, @Nullable ObjectId published) {

  static BranchTip local(@Nullable ObjectId tip) {
    return new BranchTip(tip, tip);
  }

  /**
   * The remote's tip, unless the local branch is ahead of it: records made while there was no
   * remote are published with the next one.
   */
  static BranchTip of(
      Repository repository, RemoteBranch remote, @Nullable ObjectId there, LocalBranch local) {
    ObjectId here = local.tip();
    if (here == null || (there != null && Ancestry.holds(repository, here, there))) {
      return new BranchTip(there, there);
    }
    if (there == null || Ancestry.holds(repository, there, here)) {
      return new BranchTip(here, there);
    }
    throw GitProblems.diverged(local.name(), remote.name());
  }
}
