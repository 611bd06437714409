package io.github.proxmoxctl.state;

import io.github.proxmoxctl.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Brings a root's state back in order; to be used while holding its stack's lock. */
public final class StateRecovery {

  private final StateStore store;

  public StateRecovery(StateStore store) {
    this.store = store;
  }

  /** What was done. */
  public enum Action {
    /** A state that Terraform could not send was stored. */
    TAKEN_IN,
    /**
     * The newest intact version counts again, because the one that counted was damaged or older.
     */
    RESTORED,
    /** The newest version was in order; a mark on it was cleared. */
    KEPT,
    /** There was nothing to recover. */
    NOTHING
  }

  /**
   * How a recovery ended.
   *
   * @param version the newest state now, if there is any
   */
  public record Recovery(Action action, Optional<StateVersion> version) {}

  /**
   * Takes in the state that Terraform left in a file because the backend refused it or was gone,
   * and then moves the file aside, with {@code .taken} at the end of its name.
   *
   * @return empty if there is no such file, or its state is no newer than what is stored
   * @throws DiagnosticException for a file that does not follow what is stored
   */
  public Optional<StateVersion> takeIn(RootName root, Path erroredState) {
    var stored = readIn(root, erroredState);
    try {
      // aside in any case: a later apply takes a file of this name for its own
      if (Files.isRegularFile(erroredState, LinkOption.NOFOLLOW_LINKS)) {
        Files.move(
            erroredState,
            erroredState.resolveSibling(erroredState.getFileName() + ".taken"),
            StandardCopyOption.REPLACE_EXISTING);
      }
      return stored;
    } catch (IOException e) {
      throw unreadable(root, erroredState, e);
    }
  }

  /** The same, and leaves the file where it is. */
  public Optional<StateVersion> readIn(RootName root, Path erroredState) {
    if (!Files.isRegularFile(erroredState, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      var left = Files.readAllBytes(erroredState);
      var content = store.head(root).isEmpty() ? FirstState.withLineage(left) : left;
      return accept(root, content, erroredState.toString());
    } catch (IOException e) {
      throw unreadable(root, erroredState, e);
    }
  }

  private static DiagnosticException unreadable(RootName root, Path file, IOException e) {
    return StateProblems.problem(
        "state.recover",
        file + " could not be read or moved",
        e.toString(),
        "make it readable; it is the only copy of the last state of " + root);
  }

  /**
   * Does what is needed, in this order: takes in left states (the files, then the one kept with a
   * dirty mark), restores the newest intact version if the one that counts is damaged or older,
   * clears the mark.
   *
   * @param erroredStates where Terraform may have left states, newest first
   */
  public Recovery recover(RootName root, List<Path> erroredStates) {
    for (var file : erroredStates) {
      var taken = takeIn(root, file);
      if (taken.isPresent()) {
        return new Recovery(Action.TAKEN_IN, taken);
      }
    }
    boolean isDirty = store.dirty(root).isPresent();
    var refused = store.refused(root).filter(content -> follows(root, content));
    if (refused.isPresent()) {
      var stored = accept(root, refused.orElseThrow(), "the refused state");
      return new Recovery(Action.TAKEN_IN, stored);
    }
    var restored = restoreIfDamaged(root);
    store.clearDirty(root);
    if (restored.isPresent()) {
      return new Recovery(Action.RESTORED, restored);
    }
    return new Recovery(isDirty ? Action.KEPT : Action.NOTHING, store.head(root));
  }

  private boolean follows(RootName root, byte[] content) {
    return StateHeader.parse(content)
        .filter(header -> refusal(root, header, content).isEmpty())
        .isPresent();
  }

  private Optional<StateGuard.Refusal> refusal(RootName root, StateHeader header, byte[] content) {
    return store
        .head(root)
        .flatMap(
            head ->
                StateGuard.refuseSuccessor(
                    head, header, StateVersion.sha256(content), OptionalInt.empty()));
  }

  private Optional<StateVersion> accept(RootName root, byte[] content, String what) {
    var broken = StateGuard.refuseBroken(content);
    if (broken.isPresent()) {
      throw notTaken(root, what, broken.orElseThrow());
    }
    var header = StateHeader.parse(content).orElseThrow();
    var head = store.head(root);
    boolean isOld =
        head.isPresent()
            && head.orElseThrow().header().lineage().equals(header.lineage())
            && (head.orElseThrow().header().serial() > header.serial()
                || head.orElseThrow().sha256().equals(StateVersion.sha256(content)));
    if (isOld) {
      return Optional.empty();
    }
    var refusal = refusal(root, header, content);
    if (refusal.isPresent()) {
      throw notTaken(root, what, refusal.orElseThrow());
    }
    var stored = store.write(root, header, content);
    store.clearDirty(root);
    return Optional.of(stored);
  }

  private static DiagnosticException notTaken(
      RootName root, String what, StateGuard.Refusal refusal) {
    return StateProblems.problem(
        "state.recover",
        what + " is not taken as the state of " + root + ": it " + refusal.why(),
        "nothing was changed",
        "look at it with terraform show; if it is not needed, move it away and run "
            + StateProblems.recover(root));
  }

  private Optional<StateVersion> restoreIfDamaged(RootName root) {
    var head = store.head(root);
    boolean isIntact =
        head.flatMap(version -> store.content(root, version))
            .map(content -> StateVersion.sha256(content).equals(head.orElseThrow().sha256()))
            .orElse(false);
    var newest = store.versions(root).stream().findFirst();
    if (newest.isEmpty() || (isIntact && !isBehind(head.orElseThrow(), newest.orElseThrow()))) {
      return Optional.empty();
    }
    var content = store.content(root, newest.orElseThrow()).orElseThrow();
    return Optional.of(store.write(root, newest.orElseThrow().header(), content));
  }

  // somebody put an older head.json back: what Terraform sent later is kept all the same
  private static boolean isBehind(StateVersion head, StateVersion newest) {
    return head.header().lineage().equals(newest.header().lineage())
        && head.header().serial() < newest.header().serial();
  }

  /**
   * Makes an earlier version the newest, under a new serial, so that Terraform goes on from it.
   * What was the newest stays among the versions.
   *
   * @param serial of an intact version
   * @throws DiagnosticException if there is none
   */
  public StateVersion restore(RootName root, long serial) {
    var versions = store.versions(root);
    var version =
        versions.stream().filter(candidate -> candidate.header().serial() == serial).findFirst();
    if (version.isEmpty()) {
      throw StateProblems.problem(
          "state.version",
          "there is no intact version with serial " + serial + " of " + root,
          versions.isEmpty() ? "none is kept" : "kept are " + serials(versions),
          "proxmoxctl state list " + root);
    }
    long newest = Math.max(versions.get(0).header().serial(), newestSerial(root));
    var content =
        version
            .flatMap(kept -> store.content(root, kept))
            .flatMap(kept -> StateSerial.replaced(kept, serial, newest + 1))
            .orElseThrow();
    var restored = store.write(root, StateHeader.parse(content).orElseThrow(), content);
    store.clearDirty(root);
    return restored;
  }

  private long newestSerial(RootName root) {
    return store.head(root).map(head -> head.header().serial()).orElse(0L);
  }

  private static String serials(List<StateVersion> versions) {
    return versions.stream()
        .map(version -> Long.toString(version.header().serial()))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /**
   * The newest state of a root, as Terraform wrote it; it holds everything in clear.
   *
   * @throws DiagnosticException if there is none or it is damaged
   */
  public byte[] export(RootName root) {
    var head = store.head(root);
    var content = head.flatMap(version -> store.content(root, version));
    if (content.isEmpty()) {
      throw StateProblems.problem(
          "state.missing", "there is no state of " + root, null, "proxmoxctl state lists what is");
    }
    if (!StateVersion.sha256(content.orElseThrow()).equals(head.orElseThrow().sha256())) {
      throw StateProblems.problem(
          "state.damaged",
          "the state of " + root + " is damaged",
          "its checksum is not the one we stored",
          StateProblems.recover(root));
    }
    return content.orElseThrow();
  }
}
