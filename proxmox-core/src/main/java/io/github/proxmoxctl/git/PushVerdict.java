package io.github.proxmoxctl.git;

/** What a server made of an update of a branch. */
sealed interface PushVerdict {

  /** The branch is where we put it. */
  record Accepted() implements PushVerdict {}

  /**
   * Somebody else was faster: read again, recompute, try again.
   *
   * @param reason in the server's words
   */
  record Moved(String reason) implements PushVerdict {}

  /**
   * The server will not have it: permission, protection, a hook.
   *
   * @param reason in the server's words, with what its hooks printed
   */
  record Refused(String reason) implements PushVerdict {}
}
