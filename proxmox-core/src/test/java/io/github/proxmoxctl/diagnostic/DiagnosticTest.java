package io.github.proxmoxctl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DiagnosticTest {

  @Test
  void sortsByFileLineColumnThenSeverityAndCode() {
    Diagnostic noPlace = Diagnostic.error("a", "s", null);
    Diagnostic later = Diagnostic.error("a", "s", new Location("a.yaml", 10, 1, 1));
    Diagnostic earlier = Diagnostic.error("z", "s", new Location("a.yaml", 9, 20, 1));
    Diagnostic warning = Diagnostic.warning("a", "s", new Location("a.yaml", 9, 20, 1));
    Diagnostic otherFile = Diagnostic.error("a", "s", new Location("b.yaml", 1, 1, 1));

    List<Diagnostic> sorted =
        Stream.of(noPlace, otherFile, warning, later, earlier).sorted().toList();

    assertThat(sorted).containsExactly(earlier, warning, later, otherFile, noPlace);
  }

  @Test
  void placesWithoutALocationCompareByTheRest() {
    assertThat(Diagnostic.error("a", "s", null)).isLessThan(Diagnostic.error("b", "s", null));
    assertThat(Diagnostic.error("a", "s", null)).isLessThan(Diagnostic.error("a", "t", null));
    assertThat(new Location("a", 1, 1, 1)).isLessThan(new Location("a", 1, 1, 2));
    assertThat(new Location("a", 1, 1, 9)).isLessThan(new Location("a", 1, 2, 1));
  }
}
