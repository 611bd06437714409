package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.render.OutputFormat;
import picocli.CommandLine.Option;

/** How the result of {@code validate} is written: problems have formats of their own. */
final class ReportOptions extends Presentation {

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      converter = FormatWords.class,
      description =
          "text, markdown, json, sarif or junit (default: text); the last two also write"
              + " target/proxmox/validate.sarif and validate-junit.xml")
  private OutputFormat output = OutputFormat.TEXT;

  static final class FormatWords extends EnumWords<OutputFormat> {
    FormatWords() {
      super(OutputFormat.class, OutputFormat.ofValidate());
    }
  }

  @Override
  OutputFormat format() {
    return output;
  }
}
