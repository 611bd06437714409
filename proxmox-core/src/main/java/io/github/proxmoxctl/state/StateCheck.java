package io.github.proxmoxctl.state;

import io.github.proxmoxctl.diagnostic.DiagnosticException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Looks at a state before anything is planned on it: Terraform would take an empty or lost state
 * for "nothing exists" and plan to create every server again.
 */
public final class StateCheck {

  private final StateStore store;

  public StateCheck(StateStore store) {
    this.store = store;
  }

  /**
   * Returns if a plan may be made on the state of this root.
   *
   * @param recordedServers how many servers of it the ledger records as applied
   * @throws DiagnosticException for a state that is empty, torn, changed, of another lineage, gone
   *     back in serial, lost or not completely saved; names the backup and the command that
   *     restores it
   */
  public void check(RootName root, int recordedServers) {
    check(
        root,
        recordedServers == 0
            ? ""
            : recordedServers + (recordedServers == 1 ? " server" : " servers"));
  }

  /**
   * The same for a root of objects that are no servers.
   *
   * @param isRecorded whether the ledger records that some were applied
   */
  public void check(RootName root, boolean isRecorded) {
    check(root, isRecorded ? "objects" : "");
  }

  private void check(RootName root, String recorded) {
    store.dirty(root).ifPresent(mark -> refuseDirty(root, mark));
    var head = store.head(root);
    if (head.isEmpty()) {
      checkAbsence(root, recorded);
      return;
    }
    var version = head.orElseThrow();
    var content = store.content(root, version);
    if (content.isEmpty()) {
      throw damaged(root, "is gone from the store");
    }
    var bytes = content.orElseThrow();
    var sha256 = StateVersion.sha256(bytes);
    if (!sha256.equals(version.sha256())) {
      throw damaged(root, whatHappened(version, bytes, sha256));
    }
  }

  private static String whatHappened(StateVersion expected, byte[] bytes, String sha256) {
    return StateGuard.refuseBroken(bytes)
        .or(
            () ->
                StateHeader.parse(bytes)
                    .flatMap(
                        found ->
                            StateGuard.refuseSuccessor(expected, found, sha256, OptionalInt.of(0))))
        .map(StateGuard.Refusal::why)
        .orElse("was changed by something else: its checksum is not the one we stored");
  }

  private void checkAbsence(RootName root, String recorded) {
    if (!store.versions(root).isEmpty()) {
      throw damaged(root, "has lost its head.json");
    }
    if (!recorded.isEmpty()) {
      throw StateProblems.problem(
          "state.missing",
          "there is no state of " + root,
          "the ledger records "
              + recorded
              + " there; a plan without the state would create everything again",
          "copy the durable folder (proxmoxctl/ in the Git common directory) from the machine that"
              + " applied them, or name it in PROXMOXCTL_STATE_DIRECTORY");
    }
  }

  private static void refuseDirty(RootName root, DirtyMark mark) {
    throw StateProblems.problem(
        "state.dirty",
        "the last state of " + root + " was not stored",
        "at " + mark.since() + ": " + mark.why(),
        StateProblems.recover(root));
  }

  private DiagnosticException damaged(RootName root, String why) {
    var backup = newestBackup(root);
    return StateProblems.problem(
        "state.damaged",
        "the state of " + root + " " + why,
        backup.map(version -> "newest intact backup: " + version.title()).orElse("no backup left"),
        backup
            .map(version -> StateProblems.recover(root) + " restores that backup")
            .orElse("restore the durable folder from a backup of this machine"));
  }

  private Optional<StateVersion> newestBackup(RootName root) {
    return store.versions(root).stream().findFirst();
  }
}
