package io.github.proxmoxctl.operation;

/** Port to whoever watches a goal run; called from several threads, one whole line at a time. */
public interface Progress {

  Progress SILENT = line -> {};

  void say(String line);
}
