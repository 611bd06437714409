package io.github.proxmoxctl.language.tree;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event.ID;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads YAML from the parser's events, never through a ready-made tree: that would resolve {@code
 * no} and {@code 0777}, follow aliases and lose every place.
 */
public final class StrictReader {

  /**
   * Reads all documents of a file; a syntax error ends it, anything else does not.
   *
   * @param file path relative to the infrastructure root
   */
  public Reading read(String file, String text) {
    var documents = new ArrayList<Document>();
    var diagnostics = new ArrayList<Diagnostic>();
    var lines = new SourceLines(file, text);
    Diagnostic refused = lines.refused();
    if (refused != null) {
      return new Reading(documents, List.of(refused), false);
    }
    try {
      Parser parser = new ParserImpl(new StreamReader(text), options());
      var tree = new TreeBuilder(parser, lines, new Refusals(diagnostics, lines));
      parser.getEvent(); // the stream begins
      while (parser.getEvent().is(ID.DocumentStart)) {
        int before = diagnostics.size();
        Node root = tree.node(parser.getEvent());
        if (!isEmpty(root)) {
          documents.add(new Document(root, diagnostics.size() == before));
        }
        parser.getEvent(); // the document ends
      }
      return new Reading(documents, diagnostics, true);
    } catch (TreeBuilder.TooDeep e) {
      return new Reading(documents, diagnostics, false);
    } catch (YAMLException e) {
      Diagnostic problem = SyntaxProblem.of(e, lines);
      if (!isSaid(problem, documents, diagnostics)) {
        diagnostics.add(problem);
      }
      return new Reading(documents, diagnostics, false);
    }
  }

  private static boolean isSaid(
      Diagnostic problem, List<Document> documents, List<Diagnostic> diagnostics) {
    // after what is no document at all, that is what is wrong, and it is said of it
    boolean isNoDocument =
        !documents.isEmpty() && !(documents.get(documents.size() - 1).root() instanceof MapNode);
    return isNoDocument
        || diagnostics.stream()
            .anyMatch(said -> said.code().equals("file.character") && isSameLine(said, problem));
  }

  private static boolean isSameLine(Diagnostic one, Diagnostic other) {
    return one.location() != null
        && other.location() != null
        && one.location().line() == other.location().line();
  }

  private static LoaderOptions options() {
    var options = new LoaderOptions();
    options.setCodePointLimit(FileText.LARGEST);
    return options;
  }

  // `---` before the first or after the last document separates nothing
  private static boolean isEmpty(Node root) {
    return root instanceof ScalarNode scalar
        && scalar.style() == ScalarNode.Style.PLAIN
        && scalar.text().isEmpty();
  }
}
