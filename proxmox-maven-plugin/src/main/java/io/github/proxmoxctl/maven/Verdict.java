package io.github.proxmoxctl.maven;

import io.github.proxmoxctl.diagnostic.Outcome;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/**
 * What a goal's outcome means to Maven: a success, a failure (the answer is no) or an error (it
 * could not be done). The problems themselves were shown before.
 *
 * @param isAnswer whether a failure is the goal's answer
 * @param message one sentence and what to do, or null for a success
 */
record Verdict(boolean isAnswer, @Nullable String message) {

  static Verdict of(String goal, Outcome outcome) {
    String again = "run proxmox:" + goal + " again";
    return switch (outcome) {
      case OK, CHANGES_PRESENT -> new Verdict(true, null);
      case INVALID ->
          no("The desired state is invalid. Correct what is shown above, then " + again);
      case REFUSED ->
          no(
              "Refused by policy or approval, and nothing was changed. Follow what is shown above;"
                  + " a plan is approved with proxmox:apply -Dproxmox.approve=<digest>");
      case PARTLY_DONE ->
          error(
              "Only a part was done. Remove the cause shown above, then " + again + "; it goes on");
      case LOCKED ->
          error(
              "Another run holds the stack. Wait for its end, or let this one wait for it with"
                  + " -Dproxmox.lockTimeout=5m");
      case USAGE ->
          error(
              "A parameter is wrong, see above. The right ones are listed by mvn proxmox:help"
                  + " -Ddetail -Dgoal="
                  + goal);
      case INTERRUPTED -> error("Interrupted. To go on from what is recorded, " + again);
      case TERMINATED -> error("Terminated. To go on from what is recorded, " + again);
      case ERROR -> error("It could not be done. Remove the cause shown above, then " + again);
    };
  }

  private static Verdict no(String message) {
    return new Verdict(true, message);
  }

  private static Verdict error(String message) {
    return new Verdict(false, message);
  }

  boolean isSuccess() {
    return message == null;
  }

  /** Returns for a success, and throws for everything else. */
  void deliver() throws MojoExecutionException, MojoFailureException {
    if (message == null) {
      return;
    }
    if (isAnswer) {
      throw new MojoFailureException(message);
    }
    throw new MojoExecutionException(message);
  }
}
