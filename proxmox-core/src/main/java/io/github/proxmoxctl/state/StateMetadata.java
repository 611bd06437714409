package io.github.proxmoxctl.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** How the directory store writes down what it knows of a state: JSON with a format version. */
final class StateMetadata {

  private static final ObjectMapper JSON = new ObjectMapper();

  private StateMetadata() {}

  static byte[] ofVersion(StateVersion version) {
    var node = JSON.createObjectNode();
    node.put("formatVersion", 1);
    node.put("lineage", version.header().lineage());
    node.put("serial", version.header().serial());
    node.put("instances", version.header().instances());
    node.put("sha256", version.sha256());
    node.put("bytes", version.bytes());
    node.put("written", version.written().toString());
    return bytes(node);
  }

  static Optional<StateVersion> version(byte[] json) {
    return read(json)
        .flatMap(
            node ->
                instant(node.path("written"))
                    .map(
                        written ->
                            new StateVersion(
                                new StateHeader(
                                    node.path("lineage").asText(),
                                    node.path("serial").asLong(),
                                    node.path("instances").asInt()),
                                node.path("sha256").asText(),
                                node.path("bytes").asLong(),
                                written)));
  }

  static byte[] ofMark(DirtyMark mark) {
    var node = JSON.createObjectNode();
    node.put("formatVersion", 1);
    node.put("why", mark.why());
    node.put("since", mark.since().toString());
    return bytes(node);
  }

  /** A mark that cannot be read is a mark all the same. */
  static DirtyMark mark(byte[] json) {
    return read(json)
        .flatMap(
            node ->
                instant(node.path("since"))
                    .map(since -> new DirtyMark(node.path("why").asText(), since)))
        .orElseGet(() -> new DirtyMark("the reason is unreadable", Instant.EPOCH));
  }

  private static Optional<Instant> instant(JsonNode node) {
    try {
      return Optional.of(Instant.parse(node.asText()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<JsonNode> read(byte[] json) {
    try {
      return Optional.of(JSON.readTree(json));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(JsonNode node) {
    return (node.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
