package io.github.proxmoxctl.render;

import io.github.proxmoxctl.model.RunRecord;
import io.github.proxmoxctl.model.StackRegistration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What monitoring knows after {@code register-monitoring}, and where that is recorded. */
public final class RegistrationText {

  private RegistrationText() {}

  /**
   * The end of a registration.
   *
   * @param run null when there was nothing to record
   */
  public static String render(
      List<StackRegistration> stacks, @Nullable RunRecord run, @Nullable String ledgerCommit) {
    StringBuilder out = new StringBuilder();
    for (StackRegistration stack : stacks) {
      String name = stack.stack();
      stack.added().forEach(target -> out.append(name + "  + " + target + "  up\n"));
      stack.removed().forEach(target -> out.append(name + "  - " + target + "  gone\n"));
      stack.files().forEach(file -> out.append(name + "  " + file + "\n"));
      out.append(name + ": " + verdict(stack) + "\n");
    }
    if (run != null && ledgerCommit != null) {
      out.append("Recorded in the ledger as ")
          .append(ledgerCommit, 0, 7)
          .append(" (run ")
          .append(run.id())
          .append(").\n");
    }
    if (stacks.stream().anyMatch(stack -> !stack.isDone())) {
      out.append(
          "Next: mend the cause, then run register-monitoring again; it goes on from here.\n");
    }
    return out.toString();
  }

  private static String verdict(StackRegistration stack) {
    String targets =
        stack.targets() == 0
            ? "no targets"
            : stack.up()
                + " of "
                + stack.targets()
                + (stack.targets() == 1 ? " target" : " targets")
                + " up";
    if (!stack.isDone()) {
      return "registered in part (" + targets + ").";
    }
    return stack.hasChanges() ? "registered (" + targets + ")." : "no changes (" + targets + ").";
  }
}
