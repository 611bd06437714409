package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.render.OutputFormat;
import picocli.CommandLine.Option;

/** How results of most goals are written. */
final class OutputOptions extends Presentation {

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      converter = FormatWords.class,
      description = "text, markdown or json (default: text)")
  private OutputFormat output = OutputFormat.TEXT;

  static final class FormatWords extends EnumWords<OutputFormat> {
    FormatWords() {
      super(OutputFormat.class, OutputFormat.ofEveryGoal());
    }
  }

  @Override
  OutputFormat format() {
    return output;
  }
}
