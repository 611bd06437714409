package io.github.proxmoxctl.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ServerSelectorTest {

  private final Server web = TestServer.named("web-1").replica("web", 1).build();

  @Test
  void nobodyWithoutAWord() {
    assertThat(ServerSelector.NONE.selects(web, "production")).isFalse();
  }

  @Test
  void byAllOfItsLabels() {
    assertThat(labels(Map.of("app", "shop")).selects(web, "production")).isTrue();
    assertThat(labels(Map.of("app", "erp")).selects(web, "production")).isFalse();
    assertThat(labels(Map.of("app", "shop", "tier", "web")).selects(web, "production")).isFalse();
  }

  @Test
  void byItsNameOrThatOfItsSeries() {
    assertThat(named(false, List.of("web"), List.of()).selects(web, "production")).isTrue();
    assertThat(named(false, List.of("web-1"), List.of()).selects(web, "production")).isTrue();
    assertThat(named(false, List.of("web-2"), List.of()).selects(web, "production")).isFalse();
  }

  @Test
  void byTheEnvironmentThatItIsIn() {
    var production =
        new ServerSelector(false, new TreeMap<>(), List.of("production"), List.of(), List.of("db"));

    assertThat(production.selects(web, "production")).isTrue();
    assertThat(production.selects(web, "test")).isFalse();
    assertThat(production.selects(web, null)).isFalse();
    assertThat(production.selects(TestServer.named("db").build(), "production")).isFalse();
  }

  @Test
  void exceptionWins() {
    assertThat(named(true, List.of(), List.of()).selects(web, "production")).isTrue();
    assertThat(named(true, List.of("web-1"), List.of("web")).selects(web, "production")).isFalse();
  }

  private static ServerSelector labels(Map<String, String> labels) {
    return new ServerSelector(false, new TreeMap<>(labels), List.of(), List.of(), List.of());
  }

  private static ServerSelector named(boolean isAll, List<String> names, List<String> except) {
    return new ServerSelector(isAll, new TreeMap<>(), List.of(), names, except);
  }
}
