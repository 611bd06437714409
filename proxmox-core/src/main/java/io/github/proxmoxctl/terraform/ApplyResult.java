package io.github.proxmoxctl.terraform;

import java.util.List;

/**
 * How an apply ended; also a failed one has done something.
 *
 * @param isSuccess whether the whole plan was applied and the state was saved
 * @param isStopped whether it was asked to stop
 * @param begun what was begun, whether it came to an end or not
 * @param complete what was done, in the order in which it ended
 * @param problems errors and warnings
 * @param leftErroredState whether the backend refused the last state, which is now in {@link
 *     RootDirectory#erroredState()} only
 */
public record ApplyResult(
    boolean isSuccess,
    boolean isStopped,
    List<TerraformEvent.Apply> begun,
    List<TerraformEvent.Apply> complete,
    List<TerraformProblem> problems,
    boolean leftErroredState) {

  public ApplyResult {
    begun = List.copyOf(begun);
    complete = List.copyOf(complete);
    problems = List.copyOf(problems);
  }
}
