package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.model.Origins;
import java.util.Map;

/**
 * A document that fits the schema of its kind.
 *
 * @param file path relative to the infrastructure root
 */
public record KindDocument(String file, MapNode root) {

  String name() {
    return metadata().text("name");
  }

  Fields metadata() {
    return new Fields(root).map("metadata");
  }

  Fields spec() {
    return new Fields(root).map("spec");
  }

  /** Where the name stands. */
  Location location() {
    MapNode metadata = root.map("metadata");
    var name = metadata == null ? null : metadata.get("name");
    return name == null ? root.location() : name.location();
  }

  Origins origins() {
    return new Origins(location(), OriginPaths.of(Map.of(), metadata().node(), spec().node()));
  }

  /** The first folder below {@code servers/}; {@code default} for a file directly in it. */
  public String stack() {
    int slash = file.indexOf('/');
    int next = file.indexOf('/', slash + 1);
    return next < 0 ? "default" : file.substring(slash + 1, next);
  }
}
