package io.github.proxmoxctl.render;

/** Whether text for a terminal has colour. Colour never says anything that words do not. */
public enum Style {
  PLAIN,
  ANSI;

  private static final String RESET = "\u001b[0m";

  /** For errors and losses. */
  public String alarm(String text) {
    return paint("\u001b[1;31m", text);
  }

  /** For warnings. */
  public String caution(String text) {
    return paint("\u001b[1;33m", text);
  }

  /** For what is good or new. */
  public String good(String text) {
    return paint("\u001b[32m", text);
  }

  /** For what matters in a line. */
  public String strong(String text) {
    return paint("\u001b[1m", text);
  }

  /** For places and rulers. */
  public String quiet(String text) {
    return paint("\u001b[36m", text);
  }

  private String paint(String code, String text) {
    return this == PLAIN || text.isEmpty() ? text : code + text + RESET;
  }
}
