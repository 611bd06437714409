package io.github.proxmoxctl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotedTest {

  @Test
  void escapesWhatCannotBeSeen() {
    assertThat(Quoted.of("a\u001b[31m\u202e\n\tb\uD83D\uDE42"))
        .isEqualTo("\"a\\u001b[31m\\u202e\\n\\tb\uD83D\uDE42\"");
  }

  @Test
  void cutsByCharactersNotByHalves() {
    assertThat(Quoted.of("\uD83D\uDE42".repeat(61)))
        .isEqualTo('"' + "\uD83D\uDE42".repeat(60) + "…\"");
    assertThat(Quoted.of("x".repeat(60))).isEqualTo('"' + "x".repeat(60) + '"');
  }

  @Test
  void escapesTagCharactersBeyondTheFirstPlane() {
    assertThat(Quoted.visible("\uDB40\uDC41")).isEqualTo("\\U000e0041");
  }
}
