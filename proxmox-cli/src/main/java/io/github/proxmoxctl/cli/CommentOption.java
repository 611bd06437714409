package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.operation.CommentOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether and where a plan is told to a pull request. */
final class CommentOption {

  @Option(
      names = "--comment",
      description = "post the plan as the one comment on a pull request, and as a commit status")
  private boolean comment;

  @Option(
      names = "--request",
      paramLabel = "NUMBER",
      description =
          "with --comment: which pull request (default: the one that the pipeline is for)")
  private @Nullable Integer request;

  @Option(
      names = "--commit",
      paramLabel = "SHA",
      description = "with --comment: the commit that gets the status (default: the request's head)")
  private @Nullable String commit;

  CommentOptions options() {
    return new CommentOptions(comment, request, commit);
  }
}
