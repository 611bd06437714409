package io.github.proxmoxctl.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;

/** A log that keeps what it is told, one entry per call. */
final class RecordedLog extends SystemStreamLog {

  final List<String> entries = new ArrayList<>();

  @Override
  public void info(CharSequence content) {
    entries.add("INFO " + content);
  }

  @Override
  public void warn(CharSequence content) {
    entries.add("WARN " + content);
  }

  @Override
  public void error(CharSequence content) {
    entries.add("ERROR " + content);
  }
}
