package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.operation.GoalResult;
import io.github.proxmoxctl.render.OutputFormat;
import io.github.proxmoxctl.render.Style;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** How a result is shown; which formats there are is the goal's. */
abstract class Presentation {

  /** When to use colour. */
  enum Color {
    AUTO,
    ALWAYS,
    NEVER
  }

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      converter = ColorWords.class,
      description = "auto, always or never (default: auto; NO_COLOR is obeyed)")
  private Color color = Color.AUTO;

  static final class ColorWords extends EnumWords<Color> {
    ColorWords() {
      super(Color.class);
    }
  }

  abstract OutputFormat format();

  private Style style(Session session) {
    boolean isWanted =
        switch (color) {
          case ALWAYS -> true;
          case NEVER -> false;
          case AUTO ->
              session.isTerminal()
                  && !session.environment().containsKey("NO_COLOR")
                  && !session.environment().containsKey("CI")
                  && !"dumb".equals(session.environment().get("TERM"));
        };
    return isWanted ? Style.ANSI : Style.PLAIN;
  }

  /**
   * Writes the result and returns the exit code: what was asked for to standard output, problems to
   * standard error, but for JSON, which has them.
   */
  final int present(GoalResult result, Session session) {
    PrintWriter out = session.out();
    OutputFormat format = format();
    Style style = style(session);
    if (format != OutputFormat.JSON) {
      String problems = result.diagnosticsText(style, session.columns());
      session.err().print(problems);
      if (!problems.isEmpty() && format == OutputFormat.TEXT) {
        session.err().println();
      }
      session.err().flush();
    }
    boolean isText = format == OutputFormat.TEXT;
    out.print(result.output(format, isText ? style : Style.PLAIN, session.columns()));
    out.flush();
    return result.outcome().exitCode();
  }
}
