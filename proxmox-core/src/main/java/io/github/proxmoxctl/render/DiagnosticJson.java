package io.github.proxmoxctl.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.RelatedLocation;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Problems for other tools. Keys are only ever added within a format version's major number. */
public final class DiagnosticJson {

  /** The version of this form, as {@code major.minor}. */
  public static final String FORMAT_VERSION = "1.0";

  private DiagnosticJson() {}

  /** The problems in their order; what a problem does not have is left out. */
  public static ArrayNode array(List<Diagnostic> diagnostics) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Diagnostic diagnostic : diagnostics) {
      ObjectNode json = array.addObject();
      json.put("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT));
      json.put("code", diagnostic.code());
      json.put("summary", diagnostic.summary());
      putLocation(json, diagnostic.location());
      putText(json, "detail", diagnostic.detail());
      putText(json, "remedy", diagnostic.remedy());
      ArrayNode related = json.putArray("related");
      for (RelatedLocation other : diagnostic.related()) {
        ObjectNode place = related.addObject();
        place.put("message", other.message());
        putLocation(place, other.location());
      }
    }
    return array;
  }

  private static void putText(ObjectNode json, String name, @Nullable String text) {
    if (text != null) {
      json.put(name, text);
    }
  }

  private static void putLocation(ObjectNode json, @Nullable Location location) {
    if (location != null) {
      ObjectNode place = json.putObject("location");
      place.put("file", location.file());
      place.put("line", location.line());
      place.put("column", location.column());
      place.put("length", location.length());
    }
  }
}
