package io.github.proxmoxctl.state;

/** An answer of the state backend; no record, because records compare arrays by identity. */
final class Reply {

  private static final byte[] NOTHING = {};

  private final int status;
  private final byte[] body;

  Reply(int status, byte[] body) {
    this.status = status;
    this.body = body;
  }

  static Reply of(int status) {
    return new Reply(status, NOTHING);
  }

  int status() {
    return status;
  }

  byte[] body() {
    return body;
  }
}
