package io.github.proxmoxctl.state;

import java.util.List;
import java.util.Optional;

/**
 * Port to where states are kept. A write is durable when it returns. The store checks nothing but
 * its own integrity; what may follow what is {@link StateGuard}'s.
 */
public interface StateStore {

  /** What the newest state is, whether or not its content is still intact. */
  Optional<StateVersion> head(RootName root);

  /** The bytes of a version as they are now; empty if they are gone. Compare its checksum. */
  Optional<byte[]> content(RootName root, StateVersion version);

  /** All intact versions, newest first. */
  List<StateVersion> versions(RootName root);

  /** Makes this the newest state, and forgets the oldest of more than it keeps. */
  StateVersion write(RootName root, StateHeader header, byte[] content);

  /** The mark of a state that could not be stored; while it stands nothing else may be. */
  Optional<DirtyMark> dirty(RootName root);

  /**
   * Latches a root.
   *
   * @param refused the state that was not stored; kept for recovery
   */
  void markDirty(RootName root, DirtyMark mark, byte[] refused);

  /** The state that was kept with the mark, if it could be. */
  Optional<byte[]> refused(RootName root);

  void clearDirty(RootName root);

  /** All roots that have a state. */
  List<RootName> roots();
}
