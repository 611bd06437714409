package io.github.proxmoxctl.ansible;

import io.github.proxmoxctl.secret.Redactor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads the callback's file while it grows, on a thread of its own. Only whole lines count: the
 * last one of a run that was killed may be torn.
 */
final class EventFile implements AutoCloseable {

  private static final long LOOK_AGAIN_NANOS = 20_000_000;

  private final Path file;
  private final Redactor redactor;
  private final PlaybookListener listener;
  private final Thread reader;
  private volatile boolean isWriting = true;

  private EventFile(Path file, Redactor redactor, PlaybookListener listener) {
    this.file = file;
    this.redactor = redactor;
    this.listener = listener;
    this.reader = new Thread(this::follow, "ansible-events");
    reader.setDaemon(true);
  }

  /** Begins to read; the file may come later. */
  static EventFile follow(Path file, Redactor redactor, PlaybookListener listener) {
    var events = new EventFile(file, redactor, listener);
    events.reader.start();
    return events;
  }

  private void follow() {
    try (InputStream in = open()) {
      var line = new ByteArrayOutputStream();
      byte[] buffer = new byte[64 * 1024];
      while (true) {
        // asked before reading: what is written between the two is then read in the next round
        boolean mayGrow = isWriting;
        int count = in.read(buffer);
        if (count > 0) {
          take(buffer, count, line);
        } else if (!mayGrow) {
          return;
        } else {
          LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
      }
    } catch (IOException e) {
      // no events are no verdict: the run then counts as one that did not take place
    }
  }

  private InputStream open() throws IOException {
    while (true) {
      boolean mayCome = isWriting;
      try {
        return Files.newInputStream(file);
      } catch (NoSuchFileException e) {
        if (!mayCome) {
          return InputStream.nullInputStream();
        }
        LockSupport.parkNanos(LOOK_AGAIN_NANOS);
      }
    }
  }

  private void take(byte[] bytes, int count, ByteArrayOutputStream line) {
    int start = 0;
    for (int i = 0; i < count; i++) {
      if (bytes[i] == '\n') {
        line.write(bytes, start, i - start);
        tell(line.toString(StandardCharsets.UTF_8));
        line.reset();
        start = i + 1;
      }
    }
    line.write(bytes, start, count - start);
  }

  private void tell(String line) {
    String redacted = redactor.redact(line);
    AnsibleEvent.parse(redacted).ifPresent(event -> listener.event(event, redacted));
  }

  /** The writer has ended: reads what is left, and returns when all of it was told. */
  @Override
  public void close() {
    isWriting = false;
    boolean isInterrupted = false;
    while (reader.isAlive()) {
      try {
        reader.join();
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
