package io.github.proxmoxctl.lab.config;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which backups a job keeps: {@code keep-last=3,keep-daily=7}; nothing kept is everything kept. */
public final class PruneBackups {
  private static final String ALL = "keep-all";
  private static final Set<String> COUNTS =
      Set.of(
          "keep-last", "keep-hourly", "keep-daily", "keep-weekly", "keep-monthly", "keep-yearly");

  private PruneBackups() {}

  /**
   * The options as Proxmox keeps them.
   *
   * @throws IllegalArgumentException with Proxmox's text if they are malformed
   */
  public static Map<String, String> parse(String text) {
    Map<String, String> kept = new TreeMap<>(PropertyString.parse(text, "").values());
    boolean all = false;
    for (Map.Entry<String, String> option : kept.entrySet()) {
      String key = option.getKey();
      if (key.equals(ALL)) {
        all = option.getValue().equals("1");
      } else if (!COUNTS.contains(key)) {
        throw malformed(
            key
                + ": property is not defined in schema and the schema does not allow additional"
                + " properties");
      } else if (!option.getValue().matches("\\d{1,9}")) {
        throw malformed(key + ": type check ('integer') failed - got '" + option.getValue() + "'");
      }
    }
    kept.remove(ALL);
    boolean none = kept.values().stream().allMatch(count -> Integer.parseInt(count) == 0);
    if (none) {
      return Map.of(ALL, "1");
    }
    if (all) {
      throw malformed("keep-all cannot be set together with other options.");
    }
    return kept;
  }

  private static IllegalArgumentException malformed(String why) {
    return new IllegalArgumentException("invalid format - " + why);
  }
}
