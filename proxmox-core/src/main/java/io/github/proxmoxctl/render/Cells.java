package io.github.proxmoxctl.render;

/** Columns of a terminal. */
final class Cells {

  private Cells() {}

  /** The text with blanks behind it, as wide as that; wider text stays as it is. */
  static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - DisplayWidth.of(text)));
  }

  /** The same with blanks before it, for numbers. */
  static String padLeft(String text, int width) {
    return " ".repeat(Math.max(0, width - DisplayWidth.of(text))) + text;
  }
}
