package io.github.proxmoxctl.secret;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/** Writes what it gets, with each found pattern replaced by one mask; overlapping ones share it. */
final class RedactingStream extends OutputStream {

  private static final byte[] MASK = Redactor.MASK.getBytes(StandardCharsets.UTF_8);

  private final SearchAutomaton automaton;
  private final OutputStream target;

  /** Bytes whose fate is open: they may be the start of a pattern. */
  private byte[] held = new byte[1024];

  private final BitSet hidden = new BitSet();
  private int size;
  private int state;
  private boolean isWithinMask;

  RedactingStream(SearchAutomaton automaton, OutputStream target) {
    this.automaton = automaton;
    this.target = target;
  }

  @Override
  public void write(int b) throws IOException {
    if (size == held.length) {
      release(automaton.depth(state));
      held = size == held.length ? Arrays.copyOf(held, size * 2) : held;
    }
    held[size++] = (byte) b;
    state = automaton.step(state, (byte) b);
    int match = automaton.match(state);
    if (match > 0) {
      hidden.set(size - match, size);
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int i = 0; i < length; i++) {
      write(bytes[offset + i]);
    }
    release(automaton.depth(state));
  }

  /** Passes on all but the last {@code open} bytes. */
  private void release(int open) throws IOException {
    int closed = size - open;
    int i = 0;
    while (i < closed) {
      boolean isHidden = hidden.get(i);
      int end = Math.min(closed, isHidden ? hidden.nextClearBit(i) : nextHidden(i));
      if (!isHidden) {
        target.write(held, i, end - i);
      } else if (!isWithinMask) {
        target.write(MASK);
      }
      isWithinMask = isHidden;
      i = end;
    }
    System.arraycopy(held, closed, held, 0, open);
    var rest = hidden.get(closed, size);
    hidden.clear();
    hidden.or(rest);
    size = open;
  }

  private int nextHidden(int from) {
    int found = hidden.nextSetBit(from);
    return found < 0 ? size : found;
  }

  /** Passes on what can be no part of a secret any more; the rest waits for what follows. */
  @Override
  public void flush() throws IOException {
    release(automaton.depth(state));
    target.flush();
  }

  @Override
  public void close() throws IOException {
    try (target) {
      release(0);
    }
  }
}
