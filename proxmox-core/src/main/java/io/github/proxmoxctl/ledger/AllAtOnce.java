package io.github.proxmoxctl.ledger;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The same work on each of some stacks, on all processors: of a large fleet each is a file of a
 * hundred kilobytes and more, to be parsed or written.
 */
final class AllAtOnce {

  private AllAtOnce() {}

  /**
   * Answers in the order of the items; of several problems the first in that order is thrown, as if
   * it were done one after the other.
   */
  static <T, R> List<R> map(Collection<T> items, Function<T, R> work) {
    List<Supplier<R>> done = items.parallelStream().map(item -> attempt(item, work)).toList();
    return done.stream().map(Supplier::get).toList();
  }

  private static <T, R> Supplier<R> attempt(T item, Function<T, R> work) {
    try {
      R result = work.apply(item);
      return () -> result;
    } catch (RuntimeException e) {
      return () -> {
        throw e;
      };
    }
  }
}
