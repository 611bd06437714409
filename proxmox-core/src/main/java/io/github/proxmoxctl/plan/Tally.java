package io.github.proxmoxctl.plan;

import java.util.SortedSet;
import java.util.TreeSet;

/** Counts what is taken of one thing. */
final class Tally {

  private long before;
  private long coming;
  private long change;
  private boolean isTouched;
  private final SortedSet<String> growing = new TreeSet<>();

  void has(long amount) {
    before += amount;
  }

  /** What is listed more than once and is the same. */
  void hasInAll(long amount) {
    before = Math.max(before, amount);
  }

  void becomes(String stack, long had, long gets) {
    isTouched |= had != gets;
    change += gets - had;
    if (gets > had) {
      coming += gets - had;
      growing.add(stack);
    }
  }

  boolean isTouched() {
    return isTouched;
  }

  // a thin volume takes less than its size, so more may seem to go than was taken
  long after() {
    return Math.max(0, before + change);
  }

  Load load(long total) {
    return new Load(total, before, before + coming, after(), growing);
  }
}
