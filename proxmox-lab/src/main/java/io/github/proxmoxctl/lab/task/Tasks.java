package io.github.proxmoxctl.lab.task;

import io.github.proxmoxctl.lab.refusal.Refusal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The tasks of the cluster. With no duration a task is done when its UPID is given out. */
public final class Tasks implements AutoCloseable {
  private static final int KEPT = 2000;
  private static final int PATIENCE_SECONDS = 20;

  private final Map<String, Task> byUpid = new ConcurrentHashMap<>();
  private final AtomicInteger pids = new AtomicInteger(1000);
  private final Clock clock;
  private final TaskTimes times;
  private final boolean isBackground;
  private final TaskFailures failures;
  private final GuestLocks locks;
  private final ExecutorService workers;

  /** No tasks yet; none takes time, and none fails but by itself. */
  public Tasks(Clock clock) {
    this(clock, TaskTimes.NONE, false, TaskFailures.NONE, new GuestLocks(false));
  }

  /**
   * No tasks yet.
   *
   * @param times how long each task takes at least
   * @param isBackground whether the UPID of a task is given out before the task is done, however
   *     short it is
   */
  public Tasks(
      Clock clock, TaskTimes times, boolean isBackground, TaskFailures failures, GuestLocks locks) {
    this.clock = clock;
    this.times = times;
    this.isBackground = isBackground;
    this.failures = failures;
    this.locks = locks;
    // as many as there are tasks: each is a process of its own in Proxmox VE
    this.workers =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "lab-task");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Starts a task about at most one guest and gives its UPID.
   *
   * @param id what it is about; may be empty
   * @param user who asked for it
   */
  public String run(String node, String type, String id, String user, TaskWork work) {
    return run(node, type, id, user, TaskGuests.of(id), work);
  }

  /**
   * Starts a task and gives its UPID.
   *
   * @param id what it is about; may be empty
   * @param user who asked for it
   * @param guests those that nobody else may use meanwhile
   */
  public String run(
      String node, String type, String id, String user, TaskGuests guests, TaskWork work) {
    int pid = pids.incrementAndGet();
    long now = clock.instant().getEpochSecond();
    String upid = new Upid(node, pid, now, type, id, user).toString();
    byUpid.put(upid, new Task(upid, node, pid, type, id, user, now, 0, null, List.of()));
    forgetOldest();
    if (times.of(type).isZero() && !isBackground) {
      finish(upid, type, guests, work);
    } else {
      workers.execute(() -> finish(upid, type, guests, work));
    }
    return upid;
  }

  /** The task of a UPID. */
  public Task require(String upid) {
    Task task = byUpid.get(upid);
    if (task == null) {
      throw Refusal.parameter("upid", "unable to parse worker upid '" + upid + "'");
    }
    return task;
  }

  /** The tasks of one node, newest first. */
  public List<Task> list(String node) {
    return byUpid.values().stream()
        .filter(task -> task.node().equals(node))
        .sorted(Comparator.comparingLong(Task::start).thenComparingInt(Task::pid).reversed())
        .toList();
  }

  /** Ends the workers; what waits is dropped, as when a node loses power, and nothing runs on. */
  @Override
  public void close() {
    workers.shutdownNow();
    try {
      boolean unused = workers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void finish(String upid, String type, TaskGuests guests, TaskWork work) {
    List<String> log = new ArrayList<>();
    String status = "OK";
    try {
      carryOut(type, guests, work, log);
      log.add("TASK OK");
    } catch (InterruptedException e) {
      // the lab ends: as when a node loses power, nothing more is done and nobody notes it
      Thread.currentThread().interrupt();
      return;
    } catch (RuntimeException e) {
      status = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      log.add("TASK ERROR: " + status);
    }
    long end = clock.instant().getEpochSecond();
    String exitStatus = status;
    byUpid.computeIfPresent(upid, (key, task) -> task.ended(end, exitStatus, log));
  }

  private void carryOut(String type, TaskGuests guests, TaskWork work, List<String> log)
      throws InterruptedException {
    GuestLocks.Held held;
    try {
      held = locks.acquire(guests);
    } catch (Refusal e) {
      work.abandon();
      throw e;
    }
    try {
      Thread.sleep(times.of(type).toMillis());
      Optional<String> failure = failures.failureOf(type, guests.all());
      if (failure.isPresent()) {
        work.abandon();
        throw Refusal.died(failure.get());
      }
      work.run(log::add);
    } finally {
      held.close();
    }
  }

  private void forgetOldest() {
    if (byUpid.size() <= KEPT) {
      return;
    }
    byUpid.values().stream()
        .filter(task -> !task.isRunning())
        .sorted(Comparator.comparingInt(Task::pid))
        .limit(KEPT / 10)
        .forEach(task -> byUpid.remove(task.upid()));
  }
}
