package io.github.proxmoxctl.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNamesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "web                             | web",
        "web-1 web-2                     | web-1, web-2",
        "web-3 web-1 web-2               | web-1…3",
        "web-1 web-2 web-3 web-5         | web-1…3, web-5",
        "web-9 web-10 web-11             | web-9…11",
        "app-08 app-09 app-10            | app-08…10",
        "app-9 app-010 app-011           | app-9, app-010, app-011",
        "db-1 web-1 db-2 web-2 db-3      | db-1…3, web-1, web-2",
        "web web-1 web-1                 | web, web-1",
        "10.0.0.5 10.0.0.6 10.0.0.7      | 10.0.0.5…7",
        "9 10 11                         | 9…11",
        "n-99999999999999999999 n-1      | n-1, n-99999999999999999999",
      })
  void seriesAreWrittenShort(String hosts, String expected) {
    assertThat(HostNames.text(List.of(hosts.split(" ")))).isEqualTo(expected);
  }

  @Test
  void aSuffixStandsBehindEach() {
    assertThat(HostNames.text(List.of("web-1", "web-2", "web-3", "db"), ":9100"))
        .isEqualTo("db:9100, web-1…3:9100");
  }

  @Test
  void whatIsTooLongIsCounted() {
    List<String> odd = IntStream.range(0, 25).mapToObj(i -> "web-" + (2 * i + 1)).toList();
    assertThat(HostNames.text(odd)).startsWith("web-1, web-3, ").endsWith("web-39 and 5 more");
  }

  @Test
  void allOrAFewCanBeAskedFor() {
    List<String> odd = IntStream.range(0, 25).mapToObj(i -> "web-" + (2 * i + 1)).toList();
    assertThat(HostNames.all(odd)).startsWith("web-1, web-3, ").endsWith(", web-47, web-49");
    assertThat(HostNames.few(odd)).isEqualTo("web-1, web-3, web-5 and 22 more");
  }
}
