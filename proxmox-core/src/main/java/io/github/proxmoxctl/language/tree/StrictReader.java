package io.github.proxmoxctl.language.tree;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Reads YAML from the parser's events, never through a ready-made tree: that would resolve {@code
 * no} and {@code 0777}, take aliases for text and lose every place.
 */
public final class StrictReader {

  private final YAMLFactory factory;

  public StrictReader() {
    var options = new LoaderOptions();
    options.setCodePointLimit(FileText.LARGEST);
    factory = YAMLFactory.builder().loaderOptions(options).build();
  }

  /**
   * Reads all documents of a file; a syntax error ends it, anything else does not.
   *
   * @param file path relative to the infrastructure root
   */
  public Reading read(String file, String text) {
    var documents = new ArrayList<Document>();
    var diagnostics = new ArrayList<Diagnostic>();
    var lines = new SourceLines(file, text);
    Diagnostic directive = lines.directive();
    if (directive != null) {
      return new Reading(documents, List.of(directive), false);
    }
    try (YAMLParser parser = factory.createParser(text)) {
      var tree = new TreeBuilder(parser, lines, new Refusals(diagnostics));
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        int before = diagnostics.size();
        Node root = tree.node(token);
        if (!isEmpty(root)) {
          documents.add(new Document(root, diagnostics.size() == before));
        }
      }
      return new Reading(documents, diagnostics, true);
    } catch (IOException | RuntimeException e) {
      diagnostics.add(SyntaxProblem.of(e, lines));
      return new Reading(documents, diagnostics, false);
    }
  }

  // `---` before the first or after the last document separates nothing
  private static boolean isEmpty(Node root) {
    return root instanceof ScalarNode scalar
        && scalar.style() == ScalarNode.Style.PLAIN
        && scalar.text().isEmpty();
  }
}
