package io.github.proxmoxctl.diagnostic;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What plainly is a secret: by its own shape (a private key, an API token) or by the name of its
 * key.
 */
public final class SecretShapes {

  private static final Pattern SECRET_KEY =
      Pattern.compile(
          "(?:^|[^A-Za-z0-9]|(?<=[a-z0-9])(?=[PTS]))(?i:password|token|secret(?:[_-]?id)?)[^A-Za-z0-9]*$");

  private static final String SHAPES =
      "-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----"
          + "|PVEAPIToken="
          + "|[a-z][a-z0-9+.-]{1,20}://[^\\s/?#@:]{1,100}:[^\\s/?#@]{1,200}@"
          + "|\\bhv[sb]\\.[A-Za-z0-9_-]{4,}"
          + "|\\b[sb]\\.[A-Za-z0-9]{24}"
          + "|\\bgh[pousr]_[A-Za-z0-9]{4,}"
          + "|\\bgithub_pat_[A-Za-z0-9_]{4,}"
          + "|\\bglpat-[A-Za-z0-9_-]{4,}"
          + "|[A-Za-z0-9_.-]@[A-Za-z0-9_.-]{1,60}![A-Za-z0-9_.-]{1,60}="
          + "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F-]{8,}";

  private static final Pattern SHAPE = Pattern.compile(SHAPES);

  /** A shape has one of them: nearly every value is cleared without a search. */
  private static final List<String> MARKS =
      List.of("PRIVATE KEY", "PVEAPIToken=", "://", "s.", "b.", "_", "glpat-", "!");

  // what a mask must cover: with a key block all its lines, else the rest of the word
  private static final Pattern MASKED =
      Pattern.compile(
          "(?s)-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----.*?(?:-----END [^-]*-----|\\z)"
              + "|(?:"
              + SHAPES
              + ")[^\\s\"',}\\]]*");

  // `token: abc` on one line or two, whatever else is wrong there; a reference is no secret
  private static final Pattern MASKED_BY_KEY =
      Pattern.compile(
          "(?im)(?<=(?:password|token|secret|secret[_-]?id)[\"']?[ \\t]{0,9}:)"
              + "(?:[ \\t]+(?![{\\s#]|[|>][-+\\d]*[ \\t]*\\r?$)"
              + "|[ \\t]*\\r?\\n[ \\t]+(?![{\\s#-]|[\\w-]+:(?:\\s|$)))"
              + "[^\\r\\n]+");

  private SecretShapes() {}

  /** Whether the text holds something that has the form of a secret. */
  public static boolean looksSecret(String text) {
    for (String mark : MARKS) {
      if (text.contains(mark)) {
        return SHAPE.matcher(text).find();
      }
    }
    return false;
  }

  /** Whether a key's last word ({@code dbPassword}, {@code api_token}) announces a secret. */
  public static boolean announcesSecret(String key) {
    return hasEndOfOne(key) && SECRET_KEY.matcher(key).find();
  }

  // nearly every key is cleared without a search
  private static boolean hasEndOfOne(String key) {
    for (int at = key.length() - 1; at >= 0; at--) {
      char last = key.charAt(at);
      boolean isLetter = (last >= 'a' && last <= 'z') || (last >= 'A' && last <= 'Z');
      if (isLetter || (last >= '0' && last <= '9')) {
        return "dDnNtT".indexOf(last) >= 0;
      }
    }
    return false;
  }

  /** The same text, as long as before in lines and characters, with stars for secrets. */
  public static String mask(String text) {
    String shaped = MASKED.matcher(text).replaceAll(match -> stars(match.group()));
    return MASKED_BY_KEY.matcher(shaped).replaceAll(match -> stars(match.group()));
  }

  private static String stars(String secret) {
    var stars = new StringBuilder(secret.length());
    secret
        .codePoints()
        .map(point -> Character.isWhitespace(point) ? point : '*')
        .forEach(stars::appendCodePoint);
    return stars.toString();
  }
}
