package io.github.proxmoxctl.model;

import io.github.proxmoxctl.diagnostic.Location;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where each effective value of an object was written.
 *
 * @param whole where the object itself stands (its {@code metadata.name})
 * @param byPath by path in the words of the YAML: {@code memory}, {@code cpu.cores}, {@code
 *     disks.data.size}
 */
public record Origins(Location whole, Map<String, Location> byPath) {

  public Origins {
    byPath = Map.copyOf(byPath);
  }

  /** The path of the first of several items of a list that have one name. */
  public static String firstOf(String path) {
    return path + " (first)";
  }

  /** Where the first of several items of one name is; null when there is one. */
  public @Nullable Location first(String path) {
    return byPath.get(firstOf(path));
  }

  /** The place of the value, else of the nearest part around it, else of the object. */
  public Location of(String path) {
    for (String at = path; ; at = at.substring(0, at.lastIndexOf('.'))) {
      Location found = byPath.get(at);
      if (found != null) {
        return found;
      }
      if (at.indexOf('.') < 0) {
        return whole;
      }
    }
  }
}
