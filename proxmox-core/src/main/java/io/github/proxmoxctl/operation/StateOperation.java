package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.state.DirectoryStackLocks;
import io.github.proxmoxctl.state.LockRecord;
import io.github.proxmoxctl.state.RootName;
import io.github.proxmoxctl.state.StackLocks;
import io.github.proxmoxctl.state.StateCheck;
import io.github.proxmoxctl.state.StateRecovery;
import io.github.proxmoxctl.state.StateStore;
import io.github.proxmoxctl.state.StateVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
      StringBuilder out = new StringBuilder();
      for (RootName root : store.roots()) {
        String state = title(store.head(root));
        String dirty = store.dirty(root).map(mark -> ", NOT COMPLETE: " + mark.why()).orElse("");
        out.append(root).append("  ").append(state).append(dirty).append('\n');
      }
      new DirectoryStackLocks(site.durable())
          .holders()
          .forEach(
              (stack, holder) ->
                  out.append(stack).append("  locked by ").append(holder.title()).append('\n'));
      return out.isEmpty() ? "no state is kept here\n" : out.toString();
    }
  }

  /** One line per intact version of a root's state, newest first; a star at the one that counts. */
  public String versions(Path directory, String root) {
    RootName name = name(root);
    try (Site site = Site.open(directory, around.environment())) {
      StateStore store = TerraformSession.store(site, around);
      Optional<String> head = store.head(name).map(StateVersion::sha256);
      StringBuilder out = new StringBuilder();
      for (StateVersion version : store.versions(name)) {
        out.append(head.equals(Optional.of(version.sha256())) ? "* " : "  ")
            .append(version.title())
            .append(", resources: ")
            .append(version.header().instances())
            .append('\n');
      }
      return out.isEmpty() ? "no state of " + root + " is kept here\n" : out.toString();
    }
  }

  /**
   * Reads every state and compares it with its checksum.
   *
   * @throws DiagnosticException with each that is not whole and the command that mends it
   */
  public String verify(Path directory) {
    try (Site site = Site.open(directory, around.environment())) {
      StateStore store = TerraformSession.store(site, around);
      StateCheck check = new StateCheck(store);
      List<Diagnostic> problems = new ArrayList<>();
      StringBuilder out = new StringBuilder();
      for (RootName root : store.roots()) {
        try {
          check.check(root, false);
          String state = title(store.head(root));
          out.append(root).append("  whole, ").append(state).append('\n');
        } catch (DiagnosticException e) {
          problems.addAll(e.diagnostics());
        }
      }
      if (!problems.isEmpty()) {
        throw new DiagnosticException(Outcome.ERROR, problems);
      }
      return out.isEmpty() ? "no state is kept here\n" : out.toString();
    }
  }

  /**
   * Takes the locks of stacks away, in this order.
   *
   * @param isForced also from a holder that may be alive
   */
  public String unlock(Path directory, List<String> stacks, boolean isForced) {
    try (Site site = Site.open(directory, around.environment())) {
      StackLocks locks = new DirectoryStackLocks(site.durable());
      StringBuilder out = new StringBuilder();
      for (String stack : stacks) {
        Optional<LockRecord> holder = locks.unlock(stack, isForced);
        out.append(
            holder
                .map(record -> "unlocked " + stack + "; it was held by " + record.title() + "\n")
                .orElse(stack + " was not locked\n"));
      }
      return out.toString();
    }
  }

  /** Takes in a state that was not stored, or restores the newest intact version. */
  public String recover(Path directory, String root) {
    RootName name = name(root);
    return locked(
        directory,
        name,
        site -> {
          Path errored =
              site.workspace().path().resolve(Purpose.APPLY.folder(root) + "/errored.tfstate");
          StateRecovery.Recovery recovery = recovery(site).recover(name, List.of(errored));
          String now = title(recovery.version());
          return switch (recovery.action()) {
            case TAKEN_IN ->
                root + ": the state that was not stored is taken in; now " + now + "\n";
            case RESTORED ->
                root + ": the newest intact version is in force again; now " + now + "\n";
            case KEPT -> root + ": the stored state is in order; now " + now + "\n";
            case NOTHING -> root + ": there was nothing to recover; " + now + "\n";
          };
        });
  }

  /**
   * Makes an earlier version of a root's state the newest; a plan refuses one that lacks servers
   * which the ledger records, and then the version before can be restored in the same way.
   */
  public String restore(Path directory, String root, long serial) {
    RootName name = name(root);
    return locked(
        directory,
        name,
        site ->
            "%s: what had serial %d is in force again; now %s\n"
                .formatted(root, serial, recovery(site).restore(name, serial).title()));
  }

  private String locked(Path directory, RootName root, Function<Site, String> work) {
    try (Site site = Site.open(directory, around.environment())) {
      LockRecord record =
          LockRecord.ofThisProcess(
              "state-recover", site.git().actor().toString(), "-", around.clock().instant());
      StackLocks.Held lock =
          new DirectoryStackLocks(site.durable())
              .lock(root.stack(), record, Duration.ZERO, holder -> {});
      try (lock) {
        return work.apply(site);
      }
    }
  }

  private StateRecovery recovery(Site site) {
    return new StateRecovery(TerraformSession.store(site, around));
  }

  /** The newest state of a root, as Terraform wrote it. */
  public String export(Path directory, String root) {
    RootName name = name(root);
    try (Site site = Site.open(directory, around.environment())) {
      return new String(recovery(site).export(name), StandardCharsets.UTF_8);
    }
  }

  private static String title(Optional<StateVersion> version) {
    return version.map(StateVersion::title).orElse("no state");
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
