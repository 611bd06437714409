package io.github.proxmoxctl.cli;

/** What a command line said and how it ended. */
record Answer(String command, int exitCode, String out, String err) {

  /** This answer, if it ended so; every message of ours stays free of stack traces. */
  Answer expect(int code) {
    if (exitCode != code) {
      throw new AssertionError("ended with " + exitCode + " instead of " + code + "\n" + this);
    }
    if ((out + err).contains("\tat ") || (out + err).contains("error[internal]")) {
      throw new AssertionError("a stack trace or a bug is shown\n" + this);
    }
    return this;
  }

  /** All that a person sees. */
  String text() {
    return err + out;
  }

  @Override
  public String toString() {
    return "$ proxmoxctl " + command + "\n--- err\n" + err + "--- out\n" + out + "--- " + exitCode;
  }
}
