package io.github.proxmoxctl.lab.api;

import io.github.proxmoxctl.lab.refusal.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** URL-encoded parameters of a query or a body. */
final class Form {
  private Form() {}

  /** Between the values of a name that is given more than once. */
  static final String SEPARATOR = "\0";

  /** Names and values; those of a name that is given more than once are joined. */
  static Map<String, String> parse(String encoded) {
    Map<String, String> values = new HashMap<>();
    for (String pair : encoded.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      values.merge(name, value, (first, next) -> first + SEPARATOR + next);
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
