package io.github.proxmoxctl.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

  @Test
  void tabsAndWideCharactersKeepTheMarkUnderItsPart() {
    assertThat(Excerpt.of("a\tb", 3, 1, 80)).isEqualTo(new Excerpt("a   b", 4, 1));
    assertThat(Excerpt.of("日本: x", 1, 2, 80)).isEqualTo(new Excerpt("日本: x", 0, 4));
    assertThat(Excerpt.of("e\u0301x", 3, 1, 80)).isEqualTo(new Excerpt("e\u0301x", 1, 1));
    assertThat(Excerpt.of("\uD83D\uDE42y", 2, 1, 80)).isEqualTo(new Excerpt("\uD83D\uDE42y", 2, 1));
  }

  @Test
  void markBehindTheEndOfTheLineIsOneCell() {
    assertThat(Excerpt.of("ab", 9, 4, 80)).isEqualTo(new Excerpt("ab", 2, 1));
    assertThat(Excerpt.of("", 1, 1, 80)).isEqualTo(new Excerpt("", 0, 1));
    assertThat(Excerpt.of("abc", 2, 99, 80)).isEqualTo(new Excerpt("abc", 1, 2));
  }

  @Test
  void longLineIsCutAroundTheMark() {
    String line = "a".repeat(500) + "HERE" + "b".repeat(500);

    Excerpt excerpt = Excerpt.of(line, 501, 4, 80);

    assertThat(DisplayWidth.of(excerpt.text())).isLessThanOrEqualTo(80);
    assertThat(excerpt.text()).startsWith("…").endsWith("…").contains("HERE");
    assertThat(excerpt.text().substring(excerpt.indent(), excerpt.indent() + excerpt.marked()))
        .isEqualTo("HERE");
  }

  @Test
  void markThatIsTooLongIsCutAsWell() {
    Excerpt excerpt = Excerpt.of("k: " + "x".repeat(500), 4, 500, 80);

    assertThat(DisplayWidth.of(excerpt.text())).isLessThanOrEqualTo(80);
    assertThat(excerpt.indent() + excerpt.marked()).isLessThanOrEqualTo(80);
  }
}
