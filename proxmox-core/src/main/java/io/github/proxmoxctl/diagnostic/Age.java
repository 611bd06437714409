package io.github.proxmoxctl.diagnostic;

import java.time.Duration;

/** How long ago something was. */
public final class Age {

  private Age() {}

  /** {@code 27 h}: one unit, which is as exact as a glance needs. */
  public static String of(Duration age) {
    if (age.toMinutes() < 1) {
      return Math.max(0, age.toSeconds()) + " s";
    }
    if (age.toHours() < 2) {
      return age.toMinutes() + " min";
    }
    return age.toHours() < 48 ? age.toHours() + " h" : age.toDays() + " d";
  }
}
