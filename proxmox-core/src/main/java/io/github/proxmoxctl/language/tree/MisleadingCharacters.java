package io.github.proxmoxctl.language.tree;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import java.util.Locale;

/**
 * Characters that make a reviewed text mean something else than it shows: controls, directions
 * (U+202A–202E, U+2066–2069, marks), odd line ends, invisible ones.
 */
final class MisleadingCharacters {

  private MisleadingCharacters() {}

  static boolean isOne(int point) {
    if (point < ' ') {
      return point != '\n' && point != '\r' && point != '\t';
    }
    return (point >= 0x7F && point <= 0x9F)
        || point == 0x061C
        || point == 0x200B
        || point == 0x200E
        || point == 0x200F
        || (point >= 0x2028 && point <= 0x202E)
        || (point >= 0x2066 && point <= 0x2069)
        || point == 0xFEFF
        || (point >= 0xFFF9 && point <= 0xFFFB)
        || (point >= 0xE0000 && point <= 0xE007F)
        || (point >= 0xD800 && point <= 0xDFFF)
        || (point & 0xFFFE) == 0xFFFE;
  }

  static Diagnostic problem(int point, Location location) {
    String name = Character.getName(point);
    return Diagnostic.error(
        "file.character",
        String.format(
            Locale.ROOT,
            "the character U+%04X%s is not allowed",
            point,
            name == null ? "" : " (" + name.toLowerCase(Locale.ROOT) + ")"),
        location);
  }
}
