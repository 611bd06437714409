package io.github.proxmoxctl.process;

/** Keeps the standard output of a process as one text. */
public final class Transcript implements ProcessListener {

  private final StringBuilder text = new StringBuilder();

  @Override
  public void output(String line) {
    text.append(line).append('\n');
  }

  /** All lines so far, each with a line feed. */
  public String text() {
    return text.toString();
  }
}
