package io.github.proxmoxctl.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.render.DiagnosticJson;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What all result files share. */
final class Results {

  /** Columns of text for people; a narrower terminal wraps by itself. */
  static final int WIDTH = 120;

  private Results() {}

  /** {@code changes-present}. */
  static String word(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static JsonNode diagnostics(List<Diagnostic> diagnostics) {
    ObjectMapper mapper = new ObjectMapper();
    try (TokenBuffer buffer = new TokenBuffer(mapper, false)) {
      DiagnosticJson.write((JsonGenerator) buffer, diagnostics);
      return mapper.readTree(buffer.asParser());
    } catch (IOException e) {
      throw new IllegalStateException("nothing is read or written here", e);
    }
  }
}
