package io.github.proxmoxctl.language;

/** Where documents of a kind stand in the infrastructure repo. */
enum Home {
  ROOT_FILE("proxmox.yaml"),
  CATALOG("a file below catalog/"),
  SERVERS("a file below servers/");

  private final String words;

  Home(String words) {
    this.words = words;
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
    return words;
  }
}
