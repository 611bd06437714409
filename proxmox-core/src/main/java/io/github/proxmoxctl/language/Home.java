package io.github.proxmoxctl.language;

/** Where documents of a kind stand in the infrastructure repo. */
enum Home {
  ROOT_FILE("proxmox.yaml"),
  CATALOG("catalog/"),
  SERVERS("servers/");

  private final String path;

  Home(String path) {
    this.path = path;
  }

  /** The file, or the folder with a slash behind it. */
  String path() {
    return path;
  }

  /** The home of a file that {@link SourceFiles} found. */
  static Home of(String file) {
    if (file.startsWith("servers/")) {
      return SERVERS;
    }
    return file.startsWith("catalog/") ? CATALOG : ROOT_FILE;
  }

  @Override
  public String toString() {
    return path.endsWith("/") ? "a file below " + path : path;
  }
}
