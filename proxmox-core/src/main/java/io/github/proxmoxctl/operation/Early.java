package io.github.proxmoxctl.operation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Work that is begun before its answer is needed, on a thread of its own. When it fails, whoever
 * asks for the answer gets the failure; when nobody asks, there is none.
 */
final class Early<T> implements AutoCloseable {

  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private final Consumer<T> disposal;

  private Early(Consumer<T> disposal) {
    this.disposal = disposal;
  }

  /**
   * Begins it.
   *
   * @param disposal what is done with the answer at the end, asked for or not
   */
  static <T> Early<T> begin(String name, Supplier<T> work, Consumer<T> disposal) {
    Early<T> early = new Early<>(disposal);
    Thread thread = new Thread(() -> early.run(work), name);
    // an answer that nobody waits for keeps no process alive
    thread.setDaemon(true);
    thread.start();
    return early;
  }

  private void run(Supplier<T> work) {
    try {
      answer.complete(work.get());
    } catch (Throwable e) {
      answer.completeExceptionally(e);
    }
  }

  /** The answer, waited for; what the work threw is thrown here. */
  T get() {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      throw e;
    }
  }

  /** Disposes of the answer, at once or as soon as there is one; waits for nothing. */
  @Override
  public void close() {
    CompletableFuture<Void> unused = answer.thenAccept(disposal);
  }
}
