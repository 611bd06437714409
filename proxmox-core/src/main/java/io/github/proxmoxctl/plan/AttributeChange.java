package io.github.proxmoxctl.plan;

import io.github.proxmoxctl.diagnostic.Location;
import org.jspecify.annotations.Nullable;

/**
 * One changed value, in the words of the YAML.
 *
 * @param attribute {@code memory}, {@code cpu.cores}, {@code disks.data.size}
 * @param before as a person reads it, null when there was none
 * @param after null when there is none any more
 * @param isByHand whether the difference was made outside, so that this sets it back
 * @param location where the wanted value is written
 */
public record AttributeChange(
    String attribute,
    @Nullable String before,
    @Nullable String after,
    Effect effect,
    boolean isByHand,
    @Nullable Location location) {

  /** {@code memory 8 GiB → 16 GiB}. */
  public String text() {
    if (before == null) {
      return "+ " + attribute + " " + after;
    }
    return after == null
        ? "- " + attribute + " " + before
        : attribute + " " + before + " → " + after;
  }
}
