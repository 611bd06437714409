package io.github.proxmoxctl.vault;

import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Collects whatever any library writes to java.util.logging, at every level. */
final class LogWatch extends Handler implements AutoCloseable {

  private static final Logger ROOT = Logger.getLogger("");

  private final List<String> lines;
  private final Level before = ROOT.getLevel();
  private boolean isOpen = true;

  private LogWatch(List<String> lines) {
    this.lines = lines;
  }

  static LogWatch into(List<String> lines) {
    LogWatch watch = new LogWatch(lines);
    watch.setLevel(Level.ALL);
    ROOT.setLevel(Level.ALL);
    ROOT.addHandler(watch);
    return watch;
  }

  boolean isOpen() {
    return isOpen;
  }

  @Override
  public void publish(LogRecord line) {
    lines.add(new SimpleFormatter().format(line));
  }

  @Override
  public void flush() {
    // nothing is held back
  }

  @Override
  public void close() {
    isOpen = false;
    ROOT.removeHandler(this);
    ROOT.setLevel(before);
  }
}
