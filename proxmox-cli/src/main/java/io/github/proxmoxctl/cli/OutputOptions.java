package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.operation.GoalResult;
import io.github.proxmoxctl.render.OutputFormat;
import io.github.proxmoxctl.render.Style;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** How results are written. */
final class OutputOptions {

  /** When to use colour. */
  enum Color {
    AUTO,
    ALWAYS,
    NEVER
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      converter = FormatWords.class,
      description = "text, markdown or json (default: text)")
  private OutputFormat output = OutputFormat.TEXT;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      converter = ColorWords.class,
      description = "auto, always or never (default: auto; NO_COLOR is obeyed)")
  private Color color = Color.AUTO;

  static final class FormatWords extends EnumWords<OutputFormat> {
    FormatWords() {
      super(OutputFormat.class);
    }
  }

  static final class ColorWords extends EnumWords<Color> {
    ColorWords() {
      super(Color.class);
    }
  }

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

  /** Writes the result and returns the exit code. */
  int present(GoalResult result, Session session) {
    PrintWriter err = session.err();
    PrintWriter out = session.out();
    if (output == OutputFormat.JSON) {
      out.print(result.output(OutputFormat.JSON, Style.PLAIN));
    } else {
      err.print(result.diagnosticsText(style(session)));
      err.flush();
      out.print(result.output(output, output == OutputFormat.TEXT ? style(session) : Style.PLAIN));
    }
    out.flush();
    return result.outcome().exitCode();
  }
}
