package io.github.proxmoxctl.lab.api;

import io.github.proxmoxctl.lab.refusal.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** URL-encoded parameters of a query or a body. */
final class Form {
  private Form() {}

  /** Names and values; a name that is given twice is refused. */
  static Map<String, String> parse(String encoded) {
    Map<String, String> values = new HashMap<>();
    for (String pair : encoded.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      if (values.put(name, value) != null) {
        throw Refusal.parameter(name, "duplicate parameter (already defined in URI)");
      }
    }
    return values;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Refusal.of(400, "malformed url encoding");
    }
  }
}
