package io.github.proxmoxctl.secret;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Finds many byte strings in one pass (Aho and Corasick, 1975). States are numbers, 0 is the start;
 * immutable once built.
 */
final class SearchAutomaton {

  private static final int ALPHABET = 256;

  private final List<int[]> next = new ArrayList<>();

  /** How many bytes of a pattern have been read in a state. */
  private final List<Integer> depth = new ArrayList<>();

  /** The longest pattern that ends in a state; 0 for none. */
  private final List<Integer> match = new ArrayList<>();

  private SearchAutomaton() {
    addState(0);
  }

  static SearchAutomaton of(Collection<String> patterns) {
    var automaton = new SearchAutomaton();
    for (var pattern : patterns) {
      automaton.insert(pattern.getBytes(StandardCharsets.UTF_8));
    }
    automaton.connect();
    return automaton;
  }

  boolean isEmpty() {
    return next.size() == 1;
  }

  int step(int state, byte input) {
    return next.get(state)[input & 0xff];
  }

  int depth(int state) {
    return depth.get(state);
  }

  int match(int state) {
    return match.get(state);
  }

  private int addState(int itsDepth) {
    var row = new int[ALPHABET];
    Arrays.fill(row, -1);
    next.add(row);
    depth.add(itsDepth);
    match.add(0);
    return next.size() - 1;
  }

  private void insert(byte[] pattern) {
    int state = 0;
    for (byte b : pattern) {
      int following = step(state, b);
      if (following < 0) {
        following = addState(depth(state) + 1);
        next.get(state)[b & 0xff] = following;
      }
      state = following;
    }
    match.set(state, pattern.length);
  }

  /**
   * Fills in where to go on after a mismatch, breadth first, so that shorter suffixes are ready.
   */
  private void connect() {
    var fallback = new int[next.size()];
    var queue = new ArrayDeque<Integer>();
    queue.add(0);
    while (!queue.isEmpty()) {
      int state = queue.remove();
      match.set(state, Math.max(match(state), match(fallback[state])));
      var row = next.get(state);
      for (int b = 0; b < ALPHABET; b++) {
        int onMismatch = state == 0 ? 0 : next.get(fallback[state])[b];
        if (row[b] < 0) {
          row[b] = onMismatch;
        } else {
          fallback[row[b]] = onMismatch;
          queue.add(row[b]);
        }
      }
    }
  }
}
