package io.github.proxmoxctl.render;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.proxmoxctl.diagnostic.Location;
import org.jspecify.annotations.Nullable;

/** Where something is written, as a part of results: a place, not a span. */
final class LocationJson {

  private LocationJson() {}

  static @Nullable ObjectNode of(@Nullable Location location) {
    return location == null
        ? null
        : JsonNodeFactory.instance
            .objectNode()
            .put("file", location.file())
            .put("line", location.line())
            .put("column", location.column());
  }
}
