package io.github.proxmoxctl.render;

/** How many cells of a terminal a character takes (Unicode's East Asian Width, in its blocks). */
final class DisplayWidth {

  private DisplayWidth() {}

  static int of(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      default -> isWide(point) ? 2 : 1;
    };
  }

  static int of(String text) {
    return text.codePoints().map(DisplayWidth::of).sum();
  }

  private static boolean isWide(int point) {
    return (point >= 0x1100 && point <= 0x115F) // Hangul initials
        || (point >= 0x2E80 && point <= 0x303E) // CJK radicals and punctuation
        || (point >= 0x3041 && point <= 0xA4CF) // kana, CJK, Yi
        || (point >= 0xAC00 && point <= 0xD7A3) // Hangul syllables
        || (point >= 0xF900 && point <= 0xFAFF) // CJK compatibility
        || (point >= 0xFE30 && point <= 0xFE6F)
        || (point >= 0xFF00 && point <= 0xFF60) // full-width forms
        || (point >= 0xFFE0 && point <= 0xFFE6)
        || (point >= 0x1F300 && point <= 0x1F64F) // pictographs
        || (point >= 0x1F680 && point <= 0x1F6FF)
        || (point >= 0x1F900 && point <= 0x1FAFF)
        || (point >= 0x20000 && point <= 0x3FFFD);
  }
}
