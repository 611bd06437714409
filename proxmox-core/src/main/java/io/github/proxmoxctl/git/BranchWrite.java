package io.github.proxmoxctl.git;

/**
 * Where a branch stands after a write.
 *
 * @param commit 40 hexadecimal digits
 * @param isNew false when everything was there already and nothing was committed
 * @param isPublished whether the remote has it; false means that the local branch is the record,
 *     because there is no remote of that name
 */
public record BranchWrite(String commit, boolean isNew, boolean isPublished) {}
