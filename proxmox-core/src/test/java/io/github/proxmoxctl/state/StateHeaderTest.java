package io.github.proxmoxctl.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StateHeaderTest {

  @Test
  void readsWhatIdentifiesAState() {
    assertThat(StateHeader.parse(States.of(42, 3)))
        .contains(new StateHeader(States.LINEAGE, 42, 3));
  }

  @Test
  void countsInstancesOfManagedResourcesOnly() {
    var state =
        """
        {"version":4,"serial":1,"lineage":"x","resources":[
          {"mode":"data","instances":[{},{}]},
          {"mode":"managed","instances":[{},{},{}]},
          {"mode":"managed","instances":[]}]}
        """;
    assertThat(StateHeader.parse(state.getBytes(StandardCharsets.UTF_8)))
        .map(StateHeader::instances)
        .contains(3);
  }

  @Test
  void readsNothingFromATornState() {
    var whole = States.of(42, 2);
    int end = new String(whole, StandardCharsets.UTF_8).lastIndexOf('}');
    for (int length = 0; length <= end; length++) {
      assertThat(StateHeader.parse(Arrays.copyOf(whole, length))).as("%d bytes", length).isEmpty();
    }
  }

  @Test
  void readsNothingFromSomethingElse() {
    for (var text :
        new String[] {
          "null",
          "[]",
          "{}",
          "{\"version\":3,\"serial\":1,\"lineage\":\"x\",\"resources\":[]}",
          "{\"version\":4,\"serial\":1,\"lineage\":\"\",\"resources\":[]}",
          "{\"version\":4,\"serial\":\"1\",\"lineage\":\"x\",\"resources\":[]}",
          "{\"version\":4,\"serial\":1,\"lineage\":\"x\"}",
          "{\"version\":4,\"serial\":1,\"lineage\":\"x\",\"resources\":[]} {}",
        }) {
      assertThat(StateHeader.parse(text.getBytes(StandardCharsets.UTF_8))).as(text).isEmpty();
    }
  }
}
