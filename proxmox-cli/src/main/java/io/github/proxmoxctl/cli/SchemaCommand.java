package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.diagnostic.Sources;
import io.github.proxmoxctl.operation.SchemaOperation;
import io.github.proxmoxctl.render.DiagnosticText;
import io.github.proxmoxctl.render.Style;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code proxmoxctl schema}. */
@Command(
    name = "schema",
    description = "List the kinds, print the JSON Schema of one, or write all for an editor.",
    mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "KIND",
      arity = "0..1",
      description = "such as server; document is the schema of all kinds")
  private @Nullable String kind;

  @Option(
      names = "--all",
      paramLabel = "DIR",
      description = "write the schemas of all kinds to this folder, such as .schema")
  private @Nullable Path folder;

  @Spec private CommandSpec spec;
  private final Session session;

  SchemaCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (kind != null && folder != null) {
      throw new ParameterException(spec.commandLine(), "KIND and --all exclude each other");
    }
    try {
      session.out().print(answer());
      return Outcome.OK.exitCode();
    } catch (DiagnosticException e) {
      session.err().print(DiagnosticText.render(e.diagnostics(), Sources.none(), Style.PLAIN));
      return e.outcome().exitCode();
    }
  }

  private String answer() {
    if (kind != null) {
      return SchemaOperation.schema(kind);
    }
    if (folder != null) {
      return written(SchemaOperation.writeAll(folder), folder);
    }
    return SchemaOperation.list()
        + "\nproxmoxctl schema KIND prints the schema of one; --all DIR writes all for an editor.\n";
  }

  private static String written(int number, Path folder) {
    return number
        + " schemas are in "
        + folder
        + ". An editor with the YAML language server takes them from a\n"
        + "first line in each document, with the path from its own folder:\n"
        + "  # yaml-language-server: $schema=../../.schema/server.schema.json\n"
        + "or for all files at once from its settings, with the path from the root of the repo:\n"
        + "  \"yaml.schemas\": {\".schema/document.schema.json\":\n"
        + "    [\"proxmox.yaml\", \"catalog/**/*.yaml\", \"servers/**/*.yaml\"]}\n";
  }
}
