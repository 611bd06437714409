package io.github.proxmoxctl.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The shapes in which a value turns up in text: as it is, line by line, and as JSON, URLs, shells
 * and base64 write it.
 */
final class SecretVariants {

  private SecretVariants() {}

  /** All shapes; some may be equal to others or too short to search for. */
  static Set<String> of(String value) {
    var variants = new LinkedHashSet<String>();
    addWritten(variants, value);
    value.lines().forEach(line -> addWritten(variants, line.strip()));
    // in a larger base64 text a value starts at any of three positions, and the characters at its
    // ends also depend on what stands around it
    for (int offset = 0; offset < 3; offset++) {
      variants.add(inBase64(value, offset));
      variants.add(inBase64(value, offset).replace('+', '-').replace('/', '_'));
    }
    return variants;
  }

  private static void addWritten(Set<String> variants, String value) {
    variants.add(value);
    var json = json(value, false);
    variants.add(json);
    // Terraform escapes <, > and & in its JSON as Go does
    variants.add(json(value, true));
    // JSON within JSON
    variants.add(json(json, false));
    var url = URLEncoder.encode(value, StandardCharsets.UTF_8);
    variants.add(url);
    variants.add(url.replace("+", "%20"));
    variants.add(value.replace("'", "'\\''"));
  }

  private static String inBase64(String value, int offset) {
    var bytes = value.getBytes(StandardCharsets.UTF_8);
    var shifted = new byte[bytes.length + offset];
    System.arraycopy(bytes, 0, shifted, offset, bytes.length);
    var text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    // how many leading characters carry bits of the bytes before the value
    int start = new int[] {0, 2, 3}[offset];
    int end = text.length() - (shifted.length % 3 == 0 ? 0 : 1);
    return end <= start ? "" : text.substring(start, end);
  }

  private static String json(String value, boolean asGo) {
    var text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (c < ' ' || (asGo && (c == '<' || c == '>' || c == '&'))) {
            text.append("\\u00").append(Character.forDigit(c >> 4, 16));
            text.append(Character.forDigit(c & 15, 16));
          } else {
            text.append(c);
          }
        }
      }
    }
    return text.toString();
  }
}
