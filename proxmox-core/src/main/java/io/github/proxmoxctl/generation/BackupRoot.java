package io.github.proxmoxctl.generation;

import io.github.proxmoxctl.model.BackupPolicy;
import io.github.proxmoxctl.model.Retention;
import io.github.proxmoxctl.model.Storages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The file that turns the static module {@code terraform/backup} into the root of a stack. */
public final class BackupRoot {

  private static final String VALUES = "backup.auto.tfvars.json";

  private BackupRoot() {}

  /**
   * The variables of a stack's jobs.
   *
   * @param cluster where the stack lives
   * @param adoptions id of the job by its policy's name, of jobs that exist but that the state
   *     lacks
   */
  public static GeneratedFiles generate(
      List<BackupJob> jobs, String cluster, Storages storages, Map<String, String> adoptions) {
    SortedMap<String, Object> byPolicy = new TreeMap<>();
    jobs.forEach(job -> byPolicy.put(job.policy().name(), variables(job, cluster, storages)));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("jobs", byPolicy);
    values.put("adopt", new TreeMap<>(adoptions));
    return new GeneratedFiles(new TreeMap<>(Map.of(VALUES, JsonText.of(values))));
  }

  private static Map<String, Object> variables(BackupJob job, String cluster, Storages storages) {
    BackupPolicy policy = job.policy();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("id", job.id());
    values.put("schedule", policy.schedule());
    values.put("storage", storages.idOf(cluster, policy.datastore()));
    values.put("vm_ids", job.members().values().stream().sorted().distinct().toList());
    values.put("mode", policy.mode().name().toLowerCase(Locale.ROOT));
    values.put("compress", compress(policy.compression()));
    values.put("keep", keep(policy.keep()));
    values.put("notes", notes(policy.notes()));
    return values;
  }

  private static String compress(BackupPolicy.Compression compression) {
    return compression == BackupPolicy.Compression.NONE
        ? "0"
        : compression.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable SortedMap<String, String> keep(Retention retention) {
    if (retention instanceof Retention.ByStorage) {
      return null;
    }
    if (retention instanceof Retention.Counts counts) {
      SortedMap<String, String> kept = new TreeMap<>();
      put(kept, "keep-last", counts.last());
      put(kept, "keep-hourly", counts.hourly());
      put(kept, "keep-daily", counts.daily());
      put(kept, "keep-weekly", counts.weekly());
      put(kept, "keep-monthly", counts.monthly());
      put(kept, "keep-yearly", counts.yearly());
      return kept;
    }
    return new TreeMap<>(Map.of("keep-all", "1"));
  }

  private static void put(SortedMap<String, String> kept, String key, int count) {
    if (count > 0) {
      kept.put(key, Integer.toString(count));
    }
  }

  // Proxmox takes one line, in which a backslash begins an escape
  private static @Nullable String notes(String text) {
    String line = text.strip().replace("\\", "\\\\").replace("\n", "\\n");
    return line.isEmpty() ? null : line;
  }
}
