package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.state.DirectoryStackLocks;
import io.github.proxmoxctl.state.LockRecord;
import io.github.proxmoxctl.state.RootName;
import io.github.proxmoxctl.state.StackLocks;
import io.github.proxmoxctl.state.StateRecovery;
import io.github.proxmoxctl.state.StateStore;
import io.github.proxmoxctl.state.StateVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Repairs on one's own machine: who holds a stack, what state a root has, and getting both back.
 */
public final class StateOperation {

  private final Surroundings around;

  public StateOperation(Surroundings around) {
    this.around = around;
  }

  /** One line per root: its newest state, or what is wrong with it; then who holds which stack. */
  public String list(Path directory) {
    try (Site site = Site.open(directory, around.environment())) {
      StateStore store = TerraformSession.store(site, around);
      StackLocks locks = new DirectoryStackLocks(site.durable());
      StringBuilder out = new StringBuilder();
      for (RootName root : store.roots()) {
        String state = store.head(root).map(StateVersion::title).orElse("no state");
        String dirty = store.dirty(root).map(mark -> ", NOT COMPLETE: " + mark.why()).orElse("");
        out.append(root).append("  ").append(state).append(dirty).append('\n');
      }
      store.roots().stream()
          .map(RootName::stack)
          .distinct()
          .forEach(
              stack ->
                  locks
                      .holder(stack)
                      .ifPresent(
                          holder ->
                              out.append(stack)
                                  .append("  locked by ")
                                  .append(holder.title())
                                  .append('\n')));
      return out.isEmpty() ? "no state is kept here\n" : out.toString();
    }
  }

  /**
   * Takes a stack's lock away.
   *
   * @param isForced also from a holder that may be alive
   */
  public String unlock(Path directory, String stack, boolean isForced) {
    try (Site site = Site.open(directory, around.environment())) {
      Optional<LockRecord> holder = new DirectoryStackLocks(site.durable()).unlock(stack, isForced);
      return holder
          .map(record -> "unlocked " + stack + "; it was held by " + record.title() + "\n")
          .orElse(stack + " was not locked\n");
    }
  }

  /** Takes in a state that was not stored, or restores the newest intact version. */
  public String recover(Path directory, String root) {
    RootName name = name(root);
    try (Site site = Site.open(directory, around.environment())) {
      StackLocks locks = new DirectoryStackLocks(site.durable());
      LockRecord record =
          LockRecord.ofThisProcess(
              "state-recover", site.git().actor().toString(), "-", around.clock().instant());
      StackLocks.Held lock = locks.lock(name.stack(), record, Duration.ZERO, holder -> {});
      try (lock) {
        Path errored =
            site.workspace().path().resolve(Purpose.APPLY.folder(root) + "/errored.tfstate");
        StateRecovery.Recovery recovery =
            new StateRecovery(TerraformSession.store(site, around)).recover(name, List.of(errored));
        String now = recovery.version().map(StateVersion::title).orElse("no state");
        return switch (recovery.action()) {
          case TAKEN_IN -> root + ": the state that was not stored is taken in; now " + now + "\n";
          case RESTORED ->
              root + ": the newest intact version is in force again; now " + now + "\n";
          case KEPT -> root + ": the stored state is in order; now " + now + "\n";
          case NOTHING -> root + ": there was nothing to recover; " + now + "\n";
        };
      }
    }
  }

  /** The newest state of a root, as Terraform wrote it. */
  public String export(Path directory, String root) {
    RootName name = name(root);
    try (Site site = Site.open(directory, around.environment())) {
      return new String(
          new StateRecovery(TerraformSession.store(site, around)).export(name),
          StandardCharsets.UTF_8);
    }
  }

  private static RootName name(String root) {
    return RootName.parse(root)
        .orElseThrow(
            () ->
                new DiagnosticException(
                    Outcome.USAGE,
                    Diagnostic.error("state.root", "\"" + root + "\" is not like shop/r01", null)
                        .next("proxmoxctl state list names them")));
  }
}
