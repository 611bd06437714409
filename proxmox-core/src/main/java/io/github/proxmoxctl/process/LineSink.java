package io.github.proxmoxctl.process;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts what a process writes into lines (UTF-8; a carriage return before the line feed is dropped).
 * Never throws: commons-exec stops reading after the first exception, and the process would then
 * hang on a full pipe. The consumer must not throw either.
 */
final class LineSink extends OutputStream {

  private final Consumer<String> consumer;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);

  LineSink(Consumer<String> consumer) {
    this.consumer = consumer;
  }

  @Override
  public synchronized void write(int b) {
    if (b == '\n') {
      emit();
    } else {
      line.write(b);
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    int start = offset;
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == '\n') {
        line.write(bytes, start, i - start);
        emit();
        start = i + 1;
      }
    }
    line.write(bytes, start, offset + length - start);
  }

  /** Hands on a last line that has no end. */
  synchronized void finish() {
    if (line.size() > 0) {
      emit();
    }
  }

  private void emit() {
    var text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    consumer.accept(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }
}
