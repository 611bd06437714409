package io.github.proxmoxctl.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class VmIdsTest {

  @Test
  void aRangeKeepsToWhatProxmoxTakes() {
    assertThat(new VmIdRange(100, 999_999_999).size()).isEqualTo(999_999_900);
    assertThatThrownBy(() -> new VmIdRange(99, 200)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new VmIdRange(100, 1_000_000_000))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new VmIdRange(200, 199)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsReservedIsNeverGiven() {
    Cluster.VmIds ids =
        new Cluster.VmIds(new VmIdRange(100, 110), List.of(new VmIdRange(103, 105)), 180);
    assertThat(ids.mayGive(99)).isFalse();
    assertThat(ids.mayGive(100)).isTrue();
    assertThat(ids.mayGive(102)).isTrue();
    assertThat(ids.mayGive(103)).isFalse();
    assertThat(ids.mayGive(105)).isFalse();
    assertThat(ids.mayGive(110)).isTrue();
    assertThat(ids.mayGive(111)).isFalse();
  }
}
