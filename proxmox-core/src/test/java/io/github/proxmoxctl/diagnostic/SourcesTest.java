package io.github.proxmoxctl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SourcesTest {

  private static final Sources SOURCES =
      new Sources(Map.of("a.yaml", "one\r\ntoken: abc\nthree", "b.yaml", ""));

  @Test
  void givesTheLinesOfAFile() {
    assertThat(SOURCES.lines("a.yaml")).containsExactly("one", "token: ***", "three");
    assertThat(SOURCES.lines("b.yaml")).isEmpty();
    assertThat(SOURCES.lines("c.yaml")).isEmpty();
    assertThat(SOURCES.count()).isEqualTo(2);
  }

  @Test
  void namesOnlyFiles() {
    assertThat(SOURCES).hasToString("Sources[a.yaml, b.yaml]");
  }
}
