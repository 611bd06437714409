package io.github.proxmoxctl.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A part of a comment, at full length and in shorter forms for when the whole does not fit.
 *
 * @param rank the lower, the sooner it gets its length; what is equal shares
 * @param forms the full one first; the last is what is always there
 */
record Section(int rank, List<Form> forms) {

  private static final List<Integer> LENGTHS = List.of(500, 200, 100, 50, 20, 10, 5, 1, 0);

  Section {
    forms = List.copyOf(forms);
  }

  /**
   * One way to write it.
   *
   * @param text whole lines, or empty
   * @param cut what it leaves out, in words; empty for nothing
   */
  record Form(String text, String cut) {}

  static Section whole(int rank, String text) {
    return new Section(rank, List.of(new Form(text, "")));
  }

  /**
   * Rows of which the last ones can be left out.
   *
   * @param what they are, in the plural, for the words on what is left out
   * @param of the text of the first so many rows
   */
  static Section rows(int rank, int count, String what, IntFunction<String> of) {
    List<Form> forms = new ArrayList<>(List.of(new Form(of.apply(count), "")));
    for (int length : LENGTHS) {
      if (length < count) {
        forms.add(
            new Form(of.apply(length), "%d of %d %s are shown".formatted(length, count, what)));
      }
    }
    return new Section(rank, forms);
  }
}
