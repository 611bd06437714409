package io.github.proxmoxctl.monitoring;

/** How Prometheus took a reload. */
public sealed interface Reload {

  /** It runs with what is on its disk now. */
  record Done() implements Reload {}

  /**
   * It goes on with what it had.
   *
   * @param why in its own words
   */
  record Refused(String why) implements Reload {}

  /** Its reload API is switched off. */
  record Disabled() implements Reload {}
}
