package io.github.proxmoxctl.state;

import java.util.Optional;
import java.util.OptionalInt;

/** Which state may follow which; pure. */
final class StateGuard {

  private StateGuard() {}

  /** Why a state is not taken; the sentence follows "the state …". */
  record Refusal(String why) {}

  /** A state that is whole, or why it is none. */
  static Optional<Refusal> refuseBroken(byte[] candidate) {
    if (candidate.length == 0) {
      return Optional.of(new Refusal("is empty (0 bytes)"));
    }
    return StateHeader.parse(candidate).isPresent()
        ? Optional.empty()
        : Optional.of(
            new Refusal("is torn: no whole state file in " + candidate.length + " bytes"));
  }

  /**
   * @param maximumRemovals how many instances may be gone; empty: any number
   */
  static Optional<Refusal> refuseSuccessor(
      StateVersion current, StateHeader next, String sha256, OptionalInt maximumRemovals) {
    var before = current.header();
    if (!next.lineage().equals(before.lineage())) {
      return Optional.of(
          new Refusal("is of another lineage: " + next.lineage() + ", not " + before.lineage()));
    }
    if (next.serial() < before.serial()) {
      return Optional.of(
          new Refusal("went back from serial " + before.serial() + " to " + next.serial()));
    }
    if (next.serial() == before.serial() && !sha256.equals(current.sha256())) {
      return Optional.of(
          new Refusal("has serial " + next.serial() + " again, with another content"));
    }
    int removed = before.instances() - next.instances();
    if (maximumRemovals.isPresent() && removed > maximumRemovals.getAsInt()) {
      return Optional.of(
          new Refusal(
              "shrank from %d to %d resources, and at most %d may go"
                  .formatted(before.instances(), next.instances(), maximumRemovals.getAsInt())));
    }
    return Optional.empty();
  }
}
