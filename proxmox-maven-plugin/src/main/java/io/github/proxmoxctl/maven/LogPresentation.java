package io.github.proxmoxctl.maven;

import io.github.proxmoxctl.render.OutputFormat;
import java.util.function.Consumer;
import org.apache.maven.plugin.logging.Log;

/** Writes results as Maven's log: {@code -q} leaves only what went wrong. */
final class LogPresentation {

  private final Log log;

  LogPresentation(Log log) {
    this.log = log;
  }

  /** Problems, line by line; errors where the goal failed by them. */
  void problems(String text, Verdict verdict) {
    Consumer<String> level = verdict.isSuccess() ? log::warn : log::error;
    text.lines().forEach(level);
  }

  /** The result: text line by line, a document in one piece so that it can be copied. */
  void output(String text, OutputFormat format) {
    if (format == OutputFormat.TEXT) {
      text.lines().forEach(log::info);
    } else if (!text.isEmpty()) {
      log.info(System.lineSeparator() + text.stripTrailing());
    }
  }
}
