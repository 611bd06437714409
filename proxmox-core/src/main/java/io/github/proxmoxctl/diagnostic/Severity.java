package io.github.proxmoxctl.diagnostic;

/** Whether a problem stops the goal ({@link #ERROR}) or is only said ({@link #WARNING}). */
public enum Severity {
  ERROR,
  WARNING
}
