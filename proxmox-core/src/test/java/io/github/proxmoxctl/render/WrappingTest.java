package io.github.proxmoxctl.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappingTest {

  @Test
  void breaksBetweenWordsWithinBothWidths() {
    assertThat(Wrapping.lines("one two three four five six seven", 8, 20))
        .containsExactly("one two", "three four five six", "seven");
  }

  @Test
  void keepsWhatFitsAndWordsThatAreLonger() {
    assertThat(Wrapping.lines("one two", 7, 20)).containsExactly("one two");
    assertThat(Wrapping.lines("see catalog/a-very-long-folder/networks.yaml:12", 24, 24))
        .containsExactly("see", "catalog/a-very-long-folder/networks.yaml:12");
  }

  @Test
  void countsCellsAndNotCharacters() {
    assertThat(Wrapping.lines("日本日本日本 日本日本日本", 20, 20)).containsExactly("日本日本日本", "日本日本日本");
  }

  @Test
  void leavesVeryNarrowTerminalsToThemselves() {
    assertThat(Wrapping.lines("one two three four", 5, 10)).hasSize(1);
  }
}
