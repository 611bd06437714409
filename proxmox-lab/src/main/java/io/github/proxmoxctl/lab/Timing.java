package io.github.proxmoxctl.lab;

import io.github.proxmoxctl.lab.api.RequestPattern;
import io.github.proxmoxctl.lab.api.Workers;
import io.github.proxmoxctl.lab.task.TaskTimes;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What things cost in a lab. By default nothing takes time; then nobody waits for a lock either.
 *
 * @param latency of each request
 * @param latencies of certain requests: {@code GET cluster/resources}, {@code POST nodes/**}; the
 *     first that matches counts
 * @param workers how many requests are served at a time, the others queue; 0 for all
 * @param task how long each Proxmox task takes at least
 * @param tasks how long tasks of certain types take, such as {@code qmclone}
 * @param allocation how long a storage is locked for each volume that is made on it
 */
public record Timing(
    Duration latency,
    Map<String, Duration> latencies,
    int workers,
    Duration task,
    Map<String, Duration> tasks,
    Duration allocation) {

  /** Nothing takes time. */
  public static final Timing NONE =
      new Timing(Duration.ZERO, Map.of(), 0, Duration.ZERO, Map.of(), Duration.ZERO);

  /**
   * A small cluster on a good network: 20 ms a request, pvedaemon's three workers, disks that take
   * their time.
   */
  public static final Timing REALISTIC =
      new Timing(
          Duration.ofMillis(20),
          Map.of(),
          3,
          Duration.ofSeconds(1),
          Map.of("qmclone", Duration.ofSeconds(3)),
          Duration.ofMillis(500));

  /** Keeps its own copies. */
  public Timing {
    latencies = new LinkedHashMap<>(latencies);
    tasks = Map.copyOf(tasks);
  }

  /** The same with another latency of each request. */
  public Timing withLatency(Duration changed) {
    return new Timing(changed, latencies, workers, task, tasks, allocation);
  }

  /** The same with a latency of certain requests. */
  public Timing withLatency(String requests, Duration changed) {
    Map<String, Duration> more = new LinkedHashMap<>(latencies);
    more.put(requests, changed);
    return new Timing(latency, more, workers, task, tasks, allocation);
  }

  /** The same with so many workers. */
  public Timing withWorkers(int changed) {
    return new Timing(latency, latencies, changed, task, tasks, allocation);
  }

  /** The same with tasks that take so long. */
  public Timing withTask(Duration changed) {
    return new Timing(latency, latencies, workers, changed, tasks, allocation);
  }

  /** The same with tasks of a type that take so long. */
  public Timing withTask(String type, Duration changed) {
    Map<String, Duration> more = new HashMap<>(tasks);
    more.put(type, changed);
    return new Timing(latency, latencies, workers, task, more, allocation);
  }

  /** The same with storages that take so long for a volume. */
  public Timing withAllocation(Duration changed) {
    return new Timing(latency, latencies, workers, task, tasks, changed);
  }

  Workers serving() {
    List<Workers.Latency> exceptions =
        latencies.entrySet().stream()
            .map(
                entry ->
                    new Workers.Latency(RequestPattern.parse(entry.getKey()), entry.getValue()))
            .toList();
    return new Workers(workers, latency, exceptions);
  }

  TaskTimes taskTimes() {
    return new TaskTimes(task, tasks);
  }
}
