package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** The same work on several things, so many at a time; all are finished before it returns. */
final class InParallel {

  private InParallel() {}

  /**
   * Works on every item.
   *
   * @return the answers in the order of the items
   * @throws DiagnosticException with the problems of all items that failed
   */
  static <T, R> List<R> map(List<T> items, int atOnce, Function<T, R> work) {
    ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, atOnce));
    try {
      List<Future<R>> futures =
          items.stream().map(item -> threads.submit(() -> work.apply(item))).toList();
      return collect(futures);
    } finally {
      threads.shutdown();
    }
  }

  private static <R> List<R> collect(List<Future<R>> futures) {
    List<R> answers = new ArrayList<>();
    List<Outcome> outcomes = new ArrayList<>();
    // two roots that fail for one reason say it once
    Set<Diagnostic> problems = new LinkedHashSet<>();
    for (Future<R> future : futures) {
      try {
        answers.add(await(future));
      } catch (DiagnosticException e) {
        outcomes.add(e.outcome());
        problems.addAll(e.diagnostics());
      }
    }
    if (!outcomes.isEmpty()) {
      throw new DiagnosticException(Outcome.ofAll(outcomes), List.copyOf(problems));
    }
    return answers;
  }

  // an interrupt is handed to the processes by their runner; the answers still have to be taken
  private static <R> R await(Future<R> future) {
    boolean isInterrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          isInterrupted = true;
        } catch (ExecutionException e) {
          if (e.getCause() instanceof RuntimeException problem) {
            throw problem;
          }
          throw new IllegalStateException(e.getCause());
        }
      }
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
