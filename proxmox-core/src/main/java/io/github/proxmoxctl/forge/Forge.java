package io.github.proxmoxctl.forge;

import java.util.List;

/**
 * Port to a forge. Every method throws a {@link
 * io.github.proxmoxctl.diagnostic.DiagnosticException} when it could not be done; what it returns
 * was done.
 */
public interface Forge extends AutoCloseable {

  /** The request as it stands now. */
  ChangeRequest request(int number);

  /**
   * Sets a commit's status, and tells whose it is: ours.
   *
   * @param commit full id
   */
  Author announce(String commit, CommitStatus status);

  /**
   * Sets a commit's status, unless it is the one that was set last.
   *
   * @param commit full id
   */
  void setStatus(String commit, CommitStatus status);

  /**
   * Makes the request carry exactly one comment of ours: the one there is gets the new text, else
   * it is made. Comments of others are never touched, whatever they say.
   *
   * @param author who we are
   * @param marker the first line of every comment that is meant
   * @param bodies the text, beginning with the marker, then shorter ones for a forge that finds it
   *     too long
   * @return the comment's address
   */
  String comment(int request, Author author, String marker, List<String> bodies);

  @Override
  void close();
}
