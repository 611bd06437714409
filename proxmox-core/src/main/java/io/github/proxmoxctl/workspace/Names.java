package io.github.proxmoxctl.workspace;

import java.nio.file.Path;

/** Relative names within a folder of ours. */
final class Names {

  private Names() {}

  /**
   * @throws IllegalArgumentException for a name that is absolute, empty or leads out; names come
   *     from our code or from validated identifiers, so this is a bug and no bad input
   */
  static Path resolve(Path root, String name) {
    var path = root.resolve(name).normalize();
    if (name.isEmpty() || path.equals(root) || !path.startsWith(root) || name.startsWith("/")) {
      throw new IllegalArgumentException("\"" + name + "\" is no name within " + root);
    }
    return path;
  }
}
