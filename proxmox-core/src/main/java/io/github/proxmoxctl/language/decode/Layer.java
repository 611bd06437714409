package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.language.tree.MapNode;
import org.jspecify.annotations.Nullable;

/**
 * What one place says of a server: {@code Stack.defaults}, the Server itself, or one of its
 * instances.
 *
 * @param own what is written there, short forms written out
 * @param preset what its {@code size} stands for, null for nothing
 */
record Layer(MapNode own, @Nullable MapNode preset) {

  /** Its own fields over those of its size. */
  MapNode tree() {
    return preset == null ? own : Overlay.over(preset, own);
  }
}
