package io.github.proxmoxctl.plan;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** What the server's users notice. The order is that of severity, least first. */
public enum Effect {
  ONLINE,
  RESTART,
  STOP,
  REPLACE;

  public static Effect worst(Collection<Effect> effects) {
    return effects.stream().max(Comparator.naturalOrder()).orElse(ONLINE);
  }

  /** The word in plans. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
