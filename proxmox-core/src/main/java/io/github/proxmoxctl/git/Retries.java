package io.github.proxmoxctl.git;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long we contend for a branch.
 *
 * @param attempts at most so many, the first included
 * @param first the longest pause after the first attempt; doubled after each
 * @param longest no pause is longer
 */
record Retries(int attempts, Duration first, Duration longest) {

  /** Two minutes at the most: a dozen recorders of one branch get through. */
  static final Retries DEFAULT = new Retries(50, Duration.ofMillis(40), Duration.ofSeconds(3));

  /** Waits some random part of the pause, so that contenders do not meet again. */
  void pauseAfter(int attempt) throws InterruptedException {
    long ceiling = Math.min(longest.toMillis(), first.toMillis() << Math.min(attempt - 1, 16));
    Thread.sleep(ThreadLocalRandom.current().nextLong(ceiling + 1));
  }
}
