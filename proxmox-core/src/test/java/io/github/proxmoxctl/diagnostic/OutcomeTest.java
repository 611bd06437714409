package io.github.proxmoxctl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {

  /** "Of several codes the first that holds: 64, 3, 6, 130/143, 5, 4, 1, 2, 0." */
  private static final List<Integer> PRECEDENCE = List.of(64, 3, 6, 130, 143, 5, 4, 1, 2, 0);

  @Test
  void ofTwoOutcomesTheOneEarlierInThePrecedenceCounts() {
    for (Outcome one : Outcome.values()) {
      for (Outcome other : Outcome.values()) {
        Outcome first =
            PRECEDENCE.indexOf(one.exitCode()) < PRECEDENCE.indexOf(other.exitCode()) ? one : other;
        assertThat(Outcome.ofAll(List.of(one, other))).as("%s and %s", one, other).isEqualTo(first);
        assertThat(Outcome.ofAll(List.of(other, one))).as("%s and %s", other, one).isEqualTo(first);
      }
    }
  }

  @Test
  void exitCodesAreThoseOfTheManual() {
    assertThat(Outcome.values())
        .extracting(Outcome::exitCode)
        .containsExactlyInAnyOrderElementsOf(PRECEDENCE);
  }

  @Test
  void nothingThatHappenedIsOk() {
    assertThat(Outcome.ofAll(List.of())).isEqualTo(Outcome.OK);
  }
}
