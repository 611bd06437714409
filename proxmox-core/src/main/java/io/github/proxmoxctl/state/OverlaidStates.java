package io.github.proxmoxctl.state;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * States laid over those of a store for as long as one looks at them: what is written stays in
 * memory, and the store below is only read.
 */
public final class OverlaidStates implements StateStore {

  private final StateStore below;
  private final Clock clock;
  private final Map<RootName, StateVersion> heads = new TreeMap<>();
  private final Map<StateVersion, byte[]> contents = new HashMap<>();

  public OverlaidStates(StateStore below, Clock clock) {
    this.below = below;
    this.clock = clock;
  }

  @Override
  public synchronized Optional<StateVersion> head(RootName root) {
    return Optional.ofNullable(heads.get(root)).or(() -> below.head(root));
  }

  @Override
  public synchronized Optional<byte[]> content(RootName root, StateVersion version) {
    return Optional.ofNullable(contents.get(version)).or(() -> below.content(root, version));
  }

  @Override
  public List<StateVersion> versions(RootName root) {
    return below.versions(root);
  }

  @Override
  public synchronized StateVersion write(RootName root, StateHeader header, byte[] content) {
    var version = StateVersion.of(header, content, Instant.now(clock));
    heads.put(root, version);
    contents.put(version, content);
    return version;
  }

  /** None for a root that has a state here: it is the one that the store below could not take. */
  @Override
  public synchronized Optional<DirtyMark> dirty(RootName root) {
    return heads.containsKey(root) ? Optional.empty() : below.dirty(root);
  }

  /** Does nothing: only what changes servers has a state that could be lost. */
  @Override
  public void markDirty(RootName root, DirtyMark mark, byte[] refused) {}

  @Override
  public Optional<byte[]> refused(RootName root) {
    return below.refused(root);
  }

  /** Does nothing: the mark is the store's, and a state laid over it hides it. */
  @Override
  public void clearDirty(RootName root) {}

  @Override
  public synchronized List<RootName> roots() {
    var roots = new TreeSet<>(below.roots());
    roots.addAll(heads.keySet());
    return List.copyOf(roots);
  }
}
