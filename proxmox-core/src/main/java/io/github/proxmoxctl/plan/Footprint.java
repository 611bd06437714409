package io.github.proxmoxctl.plan;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a VM takes from its node and from storages.
 *
 * @param memory bytes
 * @param disks bytes by storage id
 */
record Footprint(String node, boolean isRunning, long memory, int cpus, Map<String, Long> disks) {

  private static final long MIB = 1L << 20;
  private static final long GIB = 1L << 30;

  Footprint {
    disks = Map.copyOf(disks);
  }

  /**
   * Of a VM as the provider writes it; null for none.
   *
   * @param resource {@code before} or {@code after} of a change
   */
  static @Nullable Footprint of(@Nullable Map<String, @Nullable Object> resource) {
    if (resource == null || !(resource.get("node_name") instanceof String node)) {
      return null;
    }
    Map<?, ?> cpu = first(resource.get("cpu"));
    return new Footprint(
        node,
        Boolean.TRUE.equals(resource.get("started")),
        number(first(resource.get("memory")).get("dedicated"), 0) * MIB,
        (int) (number(cpu.get("cores"), 1) * number(cpu.get("sockets"), 1)),
        disks(resource.get("disk")));
  }

  private static Map<String, Long> disks(@Nullable Object blocks) {
    Map<String, Long> disks = new TreeMap<>();
    if (blocks instanceof List<?> list) {
      for (Object block : list) {
        if (block instanceof Map<?, ?> disk && disk.get("datastore_id") instanceof String storage) {
          disks.merge(storage, number(disk.get("size"), 0) * GIB, Long::sum);
        }
      }
    }
    return disks;
  }

  private static Map<?, ?> first(@Nullable Object blocks) {
    return blocks instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map<?, ?> map
        ? map
        : Map.of();
  }

  private static long number(@Nullable Object value, long otherwise) {
    return value instanceof Number number ? number.longValue() : otherwise;
  }
}
