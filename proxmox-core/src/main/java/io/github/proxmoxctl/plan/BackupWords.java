package io.github.proxmoxctl.plan;

import io.github.proxmoxctl.model.Origins;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Backup jobs ({@code proxmox_backup_job}) in the words of a BackupPolicy, with the servers in each
 * by name.
 *
 * @param servers name by VM id
 */
record BackupWords(Map<String, String> servers) {

  static final String SERVERS = "servers";

  private static final String KEEP = "keep";
  private static final Map<String, String> WORDS =
      Map.of(
          "storage",
          "datastore",
          "prune_backups",
          KEEP,
          "notes_template",
          "notes",
          "vmid",
          SERVERS);

  BackupWords {
    servers = Map.copyOf(servers);
  }

  /** What differs: one entry per server that comes or goes, one per value. */
  List<AttributeChange> differences(
      ResourceChange change, @Nullable ResourceChange drift, @Nullable Origins origins) {
    SortedMap<String, String> before = values(change.before());
    SortedMap<String, String> after = values(Unknown.mark(change));
    // the provider says this of what it is not told, at every change
    after.values().removeIf(Unknown.VALUE::equals);
    SortedMap<String, String> recorded = values(drift == null ? null : drift.before());
    SortedMap<String, String> live = values(drift == null ? null : drift.after());
    List<AttributeChange> changes = new ArrayList<>();
    SortedSet<String> attributes = new TreeSet<>(before.keySet());
    attributes.addAll(after.keySet());
    for (String attribute : attributes) {
      String old = before.get(attribute);
      String wanted = after.get(attribute);
      if (Objects.equals(old, wanted) || (wanted == null && isUnknown(change, attribute))) {
        continue;
      }
      boolean isByHand = !Objects.equals(recorded.get(attribute), live.get(attribute));
      boolean isServer = attribute.startsWith(SERVERS + ".");
      changes.add(
          new AttributeChange(
              isServer ? SERVERS : attribute,
              old,
              wanted,
              Effect.ONLINE,
              isByHand,
              origins == null ? null : origins.of(isServer ? SERVERS : attribute)));
    }
    return changes;
  }

  /** The servers that come and go alone, for a job that is made or goes as a whole. */
  List<AttributeChange> memberships(ResourceChange change, @Nullable Origins origins) {
    return differences(change, null, origins).stream()
        .filter(difference -> difference.attribute().equals(SERVERS))
        .toList();
  }

  /** One line on a job: {@code 02:30 · keep daily 7, last 3 · 4 servers}. */
  String summary(@Nullable Map<String, @Nullable Object> job) {
    SortedMap<String, String> values = values(job);
    long members = members(job).size();
    List<String> words = new ArrayList<>();
    for (String value : List.of("schedule", KEEP)) {
      String text = values.get(value);
      if (text != null) {
        words.add(value.equals(KEEP) ? KEEP + " " + text : text);
      }
    }
    words.add(members + (members == 1 ? " server" : " servers"));
    return String.join(" · ", words);
  }

  /** The names of the servers in a job; of a VM that nobody knows its id. */
  SortedSet<String> members(@Nullable Map<String, @Nullable Object> job) {
    SortedSet<String> members = new TreeSet<>();
    if (job != null && job.get("vmid") instanceof List<?> ids) {
      ids.forEach(id -> members.add(servers.getOrDefault(String.valueOf(id), "VM " + id)));
    }
    return members;
  }

  private SortedMap<String, String> values(@Nullable Map<String, @Nullable Object> job) {
    SortedMap<String, String> values = new TreeMap<>();
    if (job == null) {
      return values;
    }
    members(job).forEach(member -> values.put(SERVERS + "." + member, member));
    values.put(KEEP, keep(job.get("prune_backups")));
    job.forEach(
        (name, value) -> {
          if (value != null && !name.equals("id") && !value.toString().isEmpty()) {
            values.putIfAbsent(WORDS.getOrDefault(name, name), text(name, value));
          }
        });
    values.remove(SERVERS);
    return values;
  }

  private static boolean isUnknown(ResourceChange change, String attribute) {
    return Boolean.TRUE.equals(change.afterUnknown().get(attribute));
  }

  private static String text(String name, Object value) {
    return name.equals("compress") && value.equals("0") ? "none" : value.toString();
  }

  private static String keep(@Nullable Object value) {
    // a job that is told nothing: the provider calls that not known yet
    if (!(value instanceof Map<?, ?> kept) || kept.isEmpty()) {
      return "byStorage";
    }
    if (kept.containsKey("keep-all")) {
      return "all";
    }
    return kept.entrySet().stream()
        .map(entry -> String.valueOf(entry.getKey()).replace("keep-", "") + " " + entry.getValue())
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
