package io.github.proxmoxctl.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.RelatedLocation;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Problems for other tools. Keys are only ever added within a format version's major number. */
public final class DiagnosticJson {

  /** The version of this form, as {@code major.minor}. */
  public static final String FORMAT_VERSION = "1.0";

  private DiagnosticJson() {}

  /**
   * The result of {@code validate}.
   *
   * @param files how many were read
   */
  public static String render(List<Diagnostic> diagnostics, int files) {
    var text = new StringWriter();
    var indenter = new DefaultIndenter("  ", "\n");
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
      json.writeStartObject();
      json.writeStringField("formatVersion", FORMAT_VERSION);
      json.writeBooleanField("valid", diagnostics.stream().noneMatch(Diagnostic::isError));
      json.writeNumberField("files", files);
      json.writeNumberField("errors", diagnostics.stream().filter(Diagnostic::isError).count());
      json.writeNumberField(
          "warnings", diagnostics.stream().filter(problem -> !problem.isError()).count());
      json.writeFieldName("diagnostics");
      write(json, diagnostics);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
  }

  /** The problems as an array, for results that hold more. */
  public static void write(JsonGenerator json, List<Diagnostic> diagnostics) throws IOException {
    json.writeStartArray();
    for (Diagnostic diagnostic : diagnostics) {
      json.writeStartObject();
      json.writeStringField("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT));
      json.writeStringField("code", diagnostic.code());
      json.writeStringField("summary", diagnostic.summary());
      writeLocation(json, diagnostic.location());
      writeText(json, "detail", diagnostic.detail());
      writeText(json, "remedy", diagnostic.remedy());
      json.writeArrayFieldStart("related");
      for (RelatedLocation related : diagnostic.related()) {
        json.writeStartObject();
        json.writeStringField("message", related.message());
        writeLocation(json, related.location());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeText(JsonGenerator json, String name, @Nullable String text)
      throws IOException {
    if (text != null) {
      json.writeStringField(name, text);
    }
  }

  private static void writeLocation(JsonGenerator json, @Nullable Location location)
      throws IOException {
    if (location != null) {
      json.writeObjectFieldStart("location");
      json.writeStringField("file", location.file());
      json.writeNumberField("line", location.line());
      json.writeNumberField("column", location.column());
      json.writeNumberField("length", location.length());
      json.writeEndObject();
    }
  }
}
