package io.github.proxmoxctl.lab.api;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * How much a cluster can do at a time, and how long each request takes it: pvedaemon has three
 * workers, each of which serves one request at a time; the others queue.
 */
public final class Workers {
  private static final int ANY_NUMBER = 1 << 20;

  private final Semaphore free;
  private final Duration latency;
  private final List<Latency> exceptions;

  /**
   * Workers.
   *
   * @param number how many; 0 for as many as there are requests
   * @param latency what a request costs, and a worker that long
   * @param exceptions requests that cost something else; the first that matches counts
   */
  public Workers(int number, Duration latency, List<Latency> exceptions) {
    // fair: who came first is served first, as in a socket's queue
    this.free = new Semaphore(number == 0 ? ANY_NUMBER : number, true);
    this.latency = latency;
    this.exceptions = List.copyOf(exceptions);
  }

  /** As many as needed, none of which takes time. */
  public static Workers unlimited() {
    return new Workers(0, Duration.ZERO, List.of());
  }

  /** Takes a worker, which works for the request's latency; close it to set the worker free. */
  Turn turn(Interference.Request request) throws InterruptedException {
    free.acquire();
    try {
      Thread.sleep(latency(request).toMillis());
    } catch (InterruptedException e) {
      free.release();
      throw e;
    }
    return free::release;
  }

  private Duration latency(Interference.Request request) {
    return exceptions.stream()
        .filter(exception -> exception.requests().matches(request))
        .map(Latency::time)
        .findFirst()
        .orElse(latency);
  }

  /** What certain requests cost. */
  public record Latency(RequestPattern requests, Duration time) {}

  /** A worker at work. */
  @FunctionalInterface
  interface Turn extends AutoCloseable {
    @Override
    void close();
  }
}
