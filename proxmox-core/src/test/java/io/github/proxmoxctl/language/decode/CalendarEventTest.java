package io.github.proxmoxctl.language.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Location;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarEventTest {

  private static final Location PLACE = Location.ofFile("x");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "daily",
        "02:30",
        "02:30:00",
        "mon..fri 22:00",
        "Sun 04:00",
        "mon,wed,fri",
        "sat",
        "*:00/5",
        "0/1:0/5",
        "mon..fri 8..17,22:0/15",
        "*-*-01 04:00",
        "2026-12-24 20:00",
        "12-24",
        "sat *-1..7 15:00",
        "semi-annually"
      })
  void proxmoxTakesIt(String text) {
    assertThat(CalendarEvent.problem(text, PLACE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "22 | *:22",
        "mon 7 | *:7",
        "30 2 * * * | cron",
        "dayly | \"daily\"",
        "mon..fry 22:00 | \"fri\"",
        "24:00 | \"24\" is no hour",
        "02:60 | \"60\" is no minute",
        "*-13-01 | \"13\" is no month",
        "*-01-32 02:00 | \"32\" is no day",
        "17..8:00 | \"17..8\" is no hour",
        "02:30 mon | such as 02:30",
        "every night | such as 02:30",
        "1:2:3:4 | such as 02:30",
        "02:30 UTC | such as 02:30"
      })
  void proxmoxRefusesIt(String text, String remedy) {
    assertThat(CalendarEvent.problem(text, PLACE))
        .hasValueSatisfying(problem -> assertThat(problem.remedy()).contains(remedy));
  }
}
