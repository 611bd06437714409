package io.github.proxmoxctl.plan;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How much of something is taken: of the memory of a node, its threads, a datastore.
 *
 * @param total all there is; 0 when the cluster does not tell
 * @param during the most that is taken while the plan is applied: what comes is there before what
 *     goes is gone
 * @param growing the stacks whose changes take more of it
 */
public record Load(long total, long before, long during, long after, SortedSet<String> growing) {

  public Load {
    growing = Collections.unmodifiableSortedSet(new TreeSet<>(growing));
  }

  boolean isTouched() {
    return before != after || before != during;
  }

  /** The most that is ever taken from now on. */
  public long peak() {
    return Math.max(during, after);
  }

  /** Whether the plan takes more of it than it may, now or in the end. */
  public boolean exceeds(int percent) {
    return !growing.isEmpty() && total > 0 && isAbove(peak(), total, percent);
  }

  /** Whether so much is more than a percentage of the total. */
  public static boolean isAbove(long taken, long total, int percent) {
    return taken * 100.0 > (double) total * percent;
  }

  /** In percent of the total, rounded; -1 where that is not known. */
  public static int percent(long taken, long total) {
    return total <= 0 ? -1 : (int) Math.round(taken * 100.0 / total);
  }
}
