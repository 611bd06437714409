package io.github.proxmoxctl.render;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * A whole page in one file: no script, nothing from elsewhere, and a policy for the browser that
 * allows neither.
 */
final class Page {

  private Page() {}

  static String of(Html title, List<Html> content) {
    Html head =
        Html.element(
            "head",
            Html.empty("meta").with("charset", "utf-8"),
            Html.empty("meta")
                .with("http-equiv", "Content-Security-Policy")
                .with("content", policy()),
            Html.empty("meta")
                .with("name", "viewport")
                .with("content", "width=device-width, initial-scale=1"),
            Html.empty("meta").with("name", "referrer").with("content", "no-referrer"),
            Html.empty("meta").with("name", "color-scheme").with("content", "light dark"),
            Html.element("title", title));
    String style = "<style>" + PageStyle.CSS + "</style>";
    String body = Html.element("body", Html.element("main", content)).markup();
    // a line for each row and section, so that two pages can be compared
    return "<!DOCTYPE html>\n<html lang=\"en\">\n"
        + head.markup().replace("</head>", style + "</head>")
        + "\n"
        + body.replaceAll("(</(?:tr|li|section|p|h1|h2|h3|summary)>)", "$1\n")
        + "\n</html>\n";
  }

  private static String policy() {
    return "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
        .formatted(sha256(PageStyle.CSS));
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
