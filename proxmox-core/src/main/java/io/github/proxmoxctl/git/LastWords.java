package io.github.proxmoxctl.git;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A process whose output ends only when its error output has been read to the end: JGit quotes what
 * it has read of that when the output ends, and would miss why ssh gave up.
 */
final class LastWords extends Process {

  private static final int SECONDS = 2;

  private final Process process;
  private final InputStream output;
  private final InputStream errors;

  LastWords(Process process) {
    this.process = process;
    CountDownLatch said = new CountDownLatch(1);
    this.errors = new AtEnd(process.getErrorStream(), said::countDown);
    this.output = new AtEnd(process.getInputStream(), () -> await(said));
  }

  private static void await(CountDownLatch said) {
    try {
      // a child of ssh may hold its error output open
      if (!said.await(SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public OutputStream getOutputStream() {
    return process.getOutputStream();
  }

  @Override
  public InputStream getInputStream() {
    return output;
  }

  @Override
  public InputStream getErrorStream() {
    return errors;
  }

  @Override
  public int waitFor() throws InterruptedException {
    return process.waitFor();
  }

  /** Waits a little: JGit asks when the output has ended, a moment before the process has. */
  @Override
  public int exitValue() {
    try {
      boolean unused = process.waitFor(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return process.exitValue();
  }

  @Override
  public void destroy() {
    process.destroy();
  }

  private static final class AtEnd extends FilterInputStream {

    private final Runnable atEnd;

    AtEnd(InputStream in, Runnable atEnd) {
      super(in);
      this.atEnd = atEnd;
    }

    @Override
    public int read() throws IOException {
      return noted(super.read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return noted(super.read(bytes, offset, length));
    }

    private int noted(int result) {
      if (result < 0) {
        atEnd.run();
      }
      return result;
    }
  }
}
