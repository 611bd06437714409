package io.github.proxmoxctl.proxmox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads what the API says of one VM, and of itself. */
final class VmDecoder {

  private VmDecoder() {}

  static VmConfiguration configuration(ApiAnswer answer) {
    SortedMap<String, String> values = new TreeMap<>();
    for (var field : answer.object().properties()) {
      // numbers and strings both occur for the same key, by release
      if (field.getValue().isValueNode() && !field.getValue().isNull()) {
        values.put(field.getKey(), field.getValue().asText());
      }
    }
    return new VmConfiguration(values);
  }

  static List<PendingChange> pending(ApiAnswer answer) {
    List<PendingChange> changes = new ArrayList<>();
    for (JsonNode item : answer.items()) {
      @Nullable String value = text(item, "value");
      if (item.path("delete").asInt(0) > 0) {
        changes.add(new PendingChange(answer.requiredText(item, "key"), value, null));
      } else if (item.hasNonNull("pending")) {
        changes.add(
            new PendingChange(answer.requiredText(item, "key"), value, text(item, "pending")));
      }
    }
    return List.copyOf(changes);
  }

  /** Of {@code GET …/content?content=backup}; archives of no guest are passed over. */
  static SortedMap<Integer, Instant> newestBackups(ApiAnswer answer) {
    SortedMap<Integer, Instant> newest = new TreeMap<>();
    for (JsonNode item : answer.items()) {
      if (item.hasNonNull("vmid")) {
        newest.merge(
            (int) answer.number(item, "vmid"),
            Instant.ofEpochSecond(answer.requiredNumber(item, "ctime")),
            BinaryOperator.maxBy(Comparator.naturalOrder()));
      }
    }
    return newest;
  }

  static ProxmoxVersion version(ApiAnswer answer) {
    return new ProxmoxVersion(
        answer.requiredText(answer.object(), "version"),
        answer.requiredText(answer.object(), "release"));
  }

  private static @Nullable String text(JsonNode item, String field) {
    return item.hasNonNull(field) ? item.get(field).asText() : null;
  }
}
