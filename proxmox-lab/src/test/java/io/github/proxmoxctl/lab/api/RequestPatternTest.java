package io.github.proxmoxctl.lab.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestPatternTest {
  private static final Interference.Request CLONE =
      new Interference.Request(
          "POST", List.of("nodes", "pve1", "qemu", "9001", "clone"), Map.of("newid", "100"));

  @ParameterizedTest
  @CsvSource({
    "nodes/*/qemu/*/clone, true",
    "POST nodes/*/qemu/*/clone, true",
    "post /api2/json/nodes/*/qemu/9001/clone, true",
    "WRITE nodes/**, true",
    "nodes/**, true",
    "nodes/pve1/qemu/9001/clone/**, true",
    "**, true",
    "GET nodes/*/qemu/*/clone, false",
    "nodes/*/qemu/*, false",
    "nodes/*/qemu/*/clone/*, false",
    "nodes/pve2/**, false",
    "cluster/resources, false"
  })
  void matchesByMethodAndPath(String pattern, boolean isMeant) {
    assertThat(RequestPattern.parse(pattern).matches(CLONE)).isEqualTo(isMeant);
  }

  @Test
  void matchesByTheGuestInThePathOrTheOneThatIsMade() {
    assertThat(new RequestPattern(null, null, 100).matches(CLONE)).isTrue();
    assertThat(new RequestPattern(null, null, 9001).matches(CLONE)).isTrue();
    assertThat(new RequestPattern(null, null, 101).matches(CLONE)).isFalse();
    Interference.Request create =
        new Interference.Request("POST", List.of("nodes", "pve1", "qemu"), Map.of("vmid", "101"));
    assertThat(new RequestPattern("POST", "nodes/*/qemu", 101).matches(create)).isTrue();
  }

  @Test
  void isSaidAsAPersonWouldSayIt() {
    assertThat(RequestPattern.ANY).hasToString("every request");
    assertThat(new RequestPattern("put", "nodes/*/qemu/*/config", 100))
        .hasToString("PUT nodes/*/qemu/*/config of VM 100");
    assertThat(new RequestPattern("POST", null, null)).hasToString("POST every request");
  }
}
