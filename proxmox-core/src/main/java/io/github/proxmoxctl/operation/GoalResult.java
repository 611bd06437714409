package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.render.OutputFormat;
import io.github.proxmoxctl.render.Style;
import java.util.List;

/** How a goal ended; what every front end presents in the same way. */
public interface GoalResult {

  Outcome outcome();

  /** Problems, as said to the person already rendered by {@link #diagnosticsText}. */
  List<Diagnostic> diagnostics();

  /** What the goal was asked for: the plan, the record; empty when it could not be made. */
  String output(OutputFormat format, Style style);

  /**
   * The same, where it adapts to the terminal.
   *
   * @param width in cells, for text that is broken into lines; 0 for text that is not
   */
  default String output(OutputFormat format, Style style, int width) {
    return output(format, style);
  }

  /**
   * The problems with excerpts of the files they are in; empty when there are none.
   *
   * @param width of the terminal in cells, for text that is wrapped; 0 for text that is not
   */
  String diagnosticsText(Style style, int width);

  /** The problems, a line for each part: for logs and files. */
  default String diagnosticsText(Style style) {
    return diagnosticsText(style, 0);
  }
}
