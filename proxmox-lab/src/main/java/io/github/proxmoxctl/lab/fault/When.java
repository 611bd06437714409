package io.github.proxmoxctl.lab.fault;

/**
 * Which of the matching events a fault strikes.
 *
 * @param after so many are let through first
 * @param times so many are struck then; 0 for all, until the fault is cleared
 */
public record When(int after, int times) {
  /** Each and every one. */
  public static final When ALWAYS = new When(0, 0);

  /** The first one only. */
  public static final When ONCE = new When(0, 1);

  /** Both must not be negative. */
  public When {
    if (after < 0 || times < 0) {
      throw new IllegalArgumentException("numbers of events are not negative");
    }
  }

  /** Whether the event of a number, from 1, is struck. */
  boolean strikes(int event) {
    return event > after && (times == 0 || event <= after + times);
  }

  /** How many of so many events were struck. */
  public int struck(int events) {
    int past = Math.max(0, events - after);
    return times == 0 ? past : Math.min(times, past);
  }

  /** As a person says it. */
  @Override
  public String toString() {
    String which = times == 0 ? "each time" : times == 1 ? "once" : times + " times";
    return after == 0 ? which : which + " after " + after;
  }
}
