package io.github.proxmoxctl.process;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Reads a file that grows, until its writer has ended and all is read. */
final class FollowingStream extends InputStream {

  private static final long LOOK_AGAIN_NANOS = 20_000_000;

  private final InputStream file;
  private final BooleanSupplier isWriting;

  FollowingStream(InputStream file, BooleanSupplier isWriting) {
    this.file = file;
    this.isWriting = isWriting;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (true) {
      // asked before reading: what is written between the two is then read in the next round
      boolean mayGrow = isWriting.getAsBoolean();
      int count = file.read(bytes, offset, length);
      if (count > 0 || !mayGrow) {
        return count;
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
