package io.github.proxmoxctl.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AllAtOnceTest {

  private static final List<Integer> ITEMS = IntStream.range(0, 200).boxed().toList();

  @Test
  void answersInTheOrderOfTheItems() {
    assertThat(AllAtOnce.map(ITEMS, item -> item * 2))
        .containsExactlyElementsOf(IntStream.range(0, 200).mapToObj(item -> item * 2).toList());
  }

  @Test
  void tellsTheFirstProblemWhicheverCameFirst() {
    for (int round = 0; round < 20; round++) {
      assertThatThrownBy(() -> AllAtOnce.map(ITEMS, AllAtOnceTest::onlyTheFirstFew))
          .hasMessage("item 7");
    }
  }

  private static int onlyTheFirstFew(int item) {
    if (item >= 7) {
      throw new IllegalStateException("item " + item);
    }
    return item;
  }
}
