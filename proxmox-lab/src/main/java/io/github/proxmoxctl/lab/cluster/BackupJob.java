package io.github.proxmoxctl.lab.cluster;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A scheduled vzdump job.
 *
 * @param options what it was told, by Proxmox's names; property strings as they were written
 */
public record BackupJob(String id, NavigableMap<String, String> options) {
  private static final String GUESTS = "vmid";
  private static final String EXCEPT = "exclude";

  /** Keeps its own copy. */
  public BackupJob {
    options = Collections.unmodifiableNavigableMap(new TreeMap<>(options));
  }

  /** An option, if it is set. */
  public Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  /** Whether it backs a guest up, enabled or not. */
  public boolean includes(int guest, Pools pools) {
    String id = Integer.toString(guest);
    if (option("pool").isPresent()) {
      return pools.of(guest).filter(pool -> pool.id().equals(options.get("pool"))).isPresent();
    }
    if (option(GUESTS).isPresent()) {
      return list(GUESTS).contains(id);
    }
    return option("all").filter("1"::equals).isPresent() && !list(EXCEPT).contains(id);
  }

  /** The job after a guest was purged; empty if there is no guest left in its list. */
  Optional<BackupJob> without(int guest) {
    String gone = Integer.toString(guest);
    Map<String, String> changed = new TreeMap<>(options);
    for (String key : List.of(GUESTS, EXCEPT)) {
      if (options.containsKey(key)) {
        String left =
            list(key).stream().filter(id -> !id.equals(gone)).collect(Collectors.joining(","));
        if (!left.isEmpty()) {
          changed.put(key, left);
        } else if (key.equals(GUESTS)) {
          return Optional.empty();
        } else {
          changed.remove(key);
        }
      }
    }
    return Optional.of(new BackupJob(id, new TreeMap<>(changed)));
  }

  private List<String> list(String name) {
    return Arrays.asList(options.getOrDefault(name, "").split("[,; ]+", -1));
  }
}
