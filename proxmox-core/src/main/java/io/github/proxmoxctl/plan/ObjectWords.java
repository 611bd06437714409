package io.github.proxmoxctl.plan;

import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.Origins;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Objects that belong to no server, in the words of the YAML.
 *
 * @param kind null for a resource that no kind is known of
 * @param servers name by VM id
 */
record ObjectWords(@Nullable ObjectKind kind, Map<String, String> servers) {

  /** What differs, for a kind that has words; of another one the plan says only that it changes. */
  List<AttributeChange> differences(
      ResourceChange change, @Nullable ResourceChange drift, @Nullable Origins origins) {
    if (kind == ObjectKind.BACKUP_JOB) {
      return new BackupWords(servers).differences(change, drift, origins);
    }
    if (kind == ObjectKind.IMAGE) {
      return ImageWords.differences(change, origins);
    }
    return kind == ObjectKind.SECURITY_GROUP ? group(change, drift, origins) : List.of();
  }

  /** Whom an object that comes or goes is about: the servers of a backup job. */
  List<AttributeChange> members(ResourceChange change, @Nullable Origins origins) {
    return kind == ObjectKind.BACKUP_JOB
        ? new BackupWords(servers).memberships(change, origins)
        : List.of();
  }

  /** One line on what is there before or after. */
  String summary(@Nullable Map<String, @Nullable Object> values) {
    if (kind == ObjectKind.BACKUP_JOB) {
      return new BackupWords(servers).summary(values);
    }
    if (kind == ObjectKind.IMAGE) {
      return ImageWords.summary(values);
    }
    if (kind != ObjectKind.SECURITY_GROUP) {
      return "";
    }
    List<String> rules = FirewallWords.rules(values, UnaryOperator.identity());
    return rules.size() == 1 ? rules.get(0) : rules.size() + " rules";
  }

  private static List<AttributeChange> group(
      ResourceChange change, @Nullable ResourceChange drift, @Nullable Origins origins) {
    List<AttributeChange> changes = new ArrayList<>();
    String before = text(change.before(), "comment");
    String after = text(change.after(), "comment");
    if (!Objects.equals(before, after)) {
      boolean isByHand =
          drift != null
              && !Objects.equals(text(drift.before(), "comment"), text(drift.after(), "comment"));
      changes.add(
          new AttributeChange(
              "description",
              before,
              after,
              Effect.ONLINE,
              isByHand,
              place(origins, "description")));
    }
    ListChanges rules =
        new ListChanges(
            "rules",
            drift == null ? null : rules(drift.before()),
            drift == null ? null : rules(drift.after()));
    changes.addAll(
        rules.between(
            rules(change.before()),
            rules(change.after()),
            index -> place(origins, index < 0 ? "rules" : "rules." + index)));
    return changes;
  }

  private static List<String> rules(@Nullable Map<String, @Nullable Object> values) {
    return FirewallWords.rules(values, UnaryOperator.identity());
  }

  private static @Nullable String text(@Nullable Map<String, @Nullable Object> values, String key) {
    Object value = values == null ? null : values.get(key);
    return value == null || value.toString().isEmpty() ? null : value.toString();
  }

  private static @Nullable Location place(@Nullable Origins origins, String path) {
    return origins == null ? null : origins.of(path);
  }
}
