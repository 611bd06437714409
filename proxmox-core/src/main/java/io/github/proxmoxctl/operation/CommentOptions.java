package io.github.proxmoxctl.operation;

import org.jspecify.annotations.Nullable;

/**
 * Whether and where a plan is told to a pull request.
 *
 * @param isWanted whether at all
 * @param request the request's number; null for the one that the pipeline runs for
 * @param commit full id of the commit that is planned; null for the request's newest
 */
public record CommentOptions(boolean isWanted, @Nullable Integer request, @Nullable String commit) {

  public static final CommentOptions NONE = new CommentOptions(false, null, null);
}
