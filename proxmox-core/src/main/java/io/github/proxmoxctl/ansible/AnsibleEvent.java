package io.github.proxmoxctl.ansible;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One line of our callback. Fields that are not known are passed over, and what a line lacks is
 * null.
 *
 * @param isIgnored whether the playbook goes on although it failed
 * @param counts by host; only of {@link Kind#STATS}
 */
public record AnsibleEvent(
    Kind kind,
    @Nullable String host,
    @Nullable String role,
    @Nullable String task,
    @Nullable String item,
    boolean isIgnored,
    @Nullable String message,
    SortedMap<String, HostCounts> counts) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What happened. */
  public enum Kind {
    START,
    TASK,
    OK,
    CHANGED,
    FAILED,
    SKIPPED,
    UNREACHABLE,
    ITEM_OK,
    ITEM_FAILED,
    RETRY,
    NO_HOSTS,
    STATS,
    /** Something that a newer callback tells. */
    OTHER
  }

  public AnsibleEvent {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  /** Reads a line; empty when it is none of ours: torn, or written by something else. */
  static Optional<AnsibleEvent> parse(String line) {
    try {
      JsonNode json = JSON.readTree(line);
      return json == null || !json.isObject() || !json.path("event").isTextual()
          ? Optional.empty()
          : Optional.of(of(json));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static AnsibleEvent of(JsonNode json) {
    SortedMap<String, HostCounts> counts = new TreeMap<>();
    for (Map.Entry<String, JsonNode> host : json.path("hosts").properties()) {
      counts.put(host.getKey(), HostCounts.of(host.getValue()));
    }
    return new AnsibleEvent(
        kind(json.path("event").asText()),
        text(json, "host"),
        text(json, "role"),
        text(json, "task"),
        text(json, "item"),
        json.path("ignored").asBoolean(false),
        text(json, "msg"),
        counts);
  }

  private static Kind kind(String word) {
    try {
      return Kind.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return Kind.OTHER;
    }
  }

  private static @Nullable String text(JsonNode json, String field) {
    JsonNode value = json.path(field);
    return value.isMissingNode() || value.isNull() ? null : value.asText();
  }
}
