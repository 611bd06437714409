package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IntervalsTest {

  @Test
  void countsWhatIsLeftHoweverPartsOverlap() {
    var intervals = new Intervals(10, 19);
    intervals.take(12, 13);
    intervals.take(13, 15);
    intervals.take(12, 12);
    intervals.take(0, 10);
    intervals.take(19, 100);
    intervals.take(30, 40);

    assertThat(intervals.left()).isEqualTo(4);
  }

  @Test
  void allMayBeTaken() {
    var intervals = new Intervals(1, 5);
    intervals.take(0, 9);

    assertThat(intervals.left()).isZero();
    assertThat(new Intervals(1, 5).left()).isEqualTo(5);
  }
}
