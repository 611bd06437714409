package io.github.proxmoxctl.lab.fault;

/**
 * A fault that a lab has.
 *
 * @param number its name; never given twice in one lab
 * @param events how many events matched so far, struck or not
 */
public record KnownFault(int number, Fault fault, int events) {
  /** How often it struck. */
  public int struck() {
    return fault.when().struck(events);
  }
}
