package io.github.proxmoxctl.lab.cluster;

import org.jspecify.annotations.Nullable;

/** Follows what becomes of guests, before it is kept; what it throws prevents the change. */
@FunctionalInterface
public interface GuestObserver {
  /** Follows nothing. */
  GuestObserver NONE = (before, after) -> {};

  /**
   * A guest changes. Changes of one guest arrive one after the other.
   *
   * @param before null for a new guest
   * @param after null for one that goes
   */
  void changing(@Nullable Guest before, @Nullable Guest after);

  /** Both, this one first. */
  default GuestObserver and(GuestObserver other) {
    return (before, after) -> {
      changing(before, after);
      other.changing(before, after);
    };
  }
}
