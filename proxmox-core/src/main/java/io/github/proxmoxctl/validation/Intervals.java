package io.github.proxmoxctl.validation;

import java.util.ArrayList;
import java.util.List;

/** Counts what is left of a range of numbers when parts of it are taken, however they overlap. */
final class Intervals {

  private record Part(long first, long last) {}

  private final long first;
  private final long last;
  private final List<Part> taken = new ArrayList<>();

  Intervals(long first, long last) {
    this.first = first;
    this.last = last;
  }

  void take(long from, long to) {
    if (to >= first && from <= last) {
      taken.add(new Part(Math.max(from, first), Math.min(to, last)));
    }
  }

  long left() {
    long left = last - first + 1;
    long reached = first - 1;
    for (Part part : sorted()) {
      long from = Math.max(part.first, reached + 1);
      if (part.last >= from) {
        left -= part.last - from + 1;
        reached = part.last;
      }
    }
    return left;
  }

  private List<Part> sorted() {
    return taken.stream().sorted((one, other) -> Long.compare(one.first, other.first)).toList();
  }
}
