package io.github.proxmoxctl.render;

/** How a result is written to standard output. */
public enum OutputFormat {
  TEXT,
  MARKDOWN,
  JSON
}
