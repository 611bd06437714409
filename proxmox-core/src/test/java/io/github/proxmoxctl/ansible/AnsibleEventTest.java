package io.github.proxmoxctl.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of the callback, and the verdicts that follow from them. */
class AnsibleEventTest {

  private final Verdicts verdicts = new Verdicts();

  private static AnsibleEvent event(String line) {
    return AnsibleEvent.parse(line).orElseThrow();
  }

  @Test
  void readsAFailure() {
    AnsibleEvent event =
        event(
            "{\"v\":1,\"seq\":7,\"event\":\"failed\",\"host\":\"web-1\",\"role\":\"web\","
                + "\"task\":\"Start nginx\",\"ignored\":false,\"msg\":\"no\",\"new\":{\"a\":1}}");
    assertThat(event.kind()).isEqualTo(AnsibleEvent.Kind.FAILED);
    assertThat(event.host()).isEqualTo("web-1");
    assertThat(event.role()).isEqualTo("web");
    assertThat(event.message()).isEqualTo("no");
    assertThat(event.counts()).isEmpty();
  }

  @Test
  void whatANewerCallbackTellsIsPassedOver() {
    assertThat(event("{\"event\":\"weather\"}").kind()).isEqualTo(AnsibleEvent.Kind.OTHER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"event\":\"sta", "[]", "7", "null", "{}", "{\"event\":3}", "PLAY"})
  void whatIsNoEventIsNone(String line) {
    assertThat(AnsibleEvent.parse(line)).isEmpty();
  }

  @Test
  void judgesByTheRecapAndExplainsByTheEvents() {
    hear("failed", "b", "ignored", false, "the disk is full");
    hear("failed", "a", "ignored", true, "expected");
    hear("unreachable", "c", "ignored", false, "timed out");
    hear("unreachable", "d", "ignored", false, "WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!");
    List<HostVerdict> judged =
        verdicts.of(
            List.of("a", "b", "c", "d", "e", "f"),
            result(
                Map.of(
                    "a", new HostCounts(9, 4, 0, 0),
                    "b", new HostCounts(2, 0, 1, 0),
                    "c", new HostCounts(3, 1, 0, 1),
                    "d", new HostCounts(0, 0, 0, 1),
                    "f", new HostCounts(0, 0, 0, 0))));
    assertThat(judged)
        .extracting(HostVerdict::kind)
        .containsExactly(
            HostVerdict.Kind.CONFIGURED,
            HostVerdict.Kind.FAILED,
            HostVerdict.Kind.UNREACHABLE,
            HostVerdict.Kind.OTHER_KEY,
            HostVerdict.Kind.NOT_FINISHED,
            HostVerdict.Kind.NOT_FINISHED);
    assertThat(judged.get(0).changed()).isEqualTo(4);
    assertThat(judged.get(1).failure())
        .isEqualTo(new HostVerdict.Failure("web", "Do it", "the disk is full"));
  }

  @Test
  void withoutARecapNobodyIsConfiguredAndAnotherKeyIsStillSaid() {
    hear("unreachable", "b", "ignored", false, "Host key verification failed.");
    assertThat(verdicts.of(List.of("a", "b"), result(null)))
        .extracting(HostVerdict::kind)
        .containsExactly(HostVerdict.Kind.NOT_FINISHED, HostVerdict.Kind.OTHER_KEY);
  }

  private void hear(String event, String host, String flag, boolean value, String message) {
    verdicts.hear(
        event(
            "{\"event\":\"%s\",\"host\":\"%s\",\"%s\":%s,\"role\":\"web\",\"task\":\"Do it\",\"msg\":\"%s\"}"
                .formatted(event, host, flag, value, message)));
  }

  private static PlaybookResult result(@Nullable Map<String, HostCounts> counts) {
    @Nullable SortedMap<String, HostCounts> sorted = counts == null ? null : new TreeMap<>(counts);
    // an exit code that would mislead
    return new PlaybookResult(sorted, false, 0, OptionalInt.empty(), List.of());
  }
}
