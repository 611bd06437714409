package io.github.proxmoxctl.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Chooses the forms of sections so that all fit: each begins with its last form; then, by rank,
 * those of one rank grow together, form by form, for as long as there is room.
 */
final class Fitting {

  private final List<Section> sections;
  private final int[] chosen;
  private int room;

  private Fitting(List<Section> sections, int budget) {
    this.sections = sections;
    this.chosen = sections.stream().mapToInt(section -> section.forms().size() - 1).toArray();
    this.room = budget - IntStream.range(0, chosen.length).map(i -> length(i, chosen[i])).sum();
  }

  /** One form per section, in the sections' order. */
  static List<Section.Form> fit(List<Section> sections, int budget) {
    Fitting fitting = new Fitting(List.copyOf(sections), budget);
    fitting.grow();
    List<Section.Form> forms = new ArrayList<>();
    for (int i = 0; i < fitting.chosen.length; i++) {
      forms.add(sections.get(i).forms().get(fitting.chosen[i]));
    }
    return forms;
  }

  private void grow() {
    sections.stream()
        .map(Section::rank)
        .distinct()
        .sorted(Comparator.naturalOrder())
        .forEach(
            rank -> {
              List<Integer> equal =
                  IntStream.range(0, chosen.length)
                      .filter(i -> sections.get(i).rank() == rank)
                      .boxed()
                      .toList();
              int longest = equal.stream().mapToInt(i -> chosen[i]).max().orElse(0);
              for (int form = longest - 1; form >= 0; form--) {
                for (int i : equal) {
                  growTo(i, form);
                }
              }
            });
  }

  private void growTo(int i, int form) {
    if (chosen[i] == form + 1) {
      int more = length(i, form) - length(i, chosen[i]);
      if (more <= room) {
        room -= more;
        chosen[i] = form;
      }
    }
  }

  private int length(int i, int form) {
    int length = sections.get(i).forms().get(form).text().length();
    // and the blank line before it
    return length == 0 ? 0 : length + 1;
  }
}
