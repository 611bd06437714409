package io.github.proxmoxctl.lab.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarEventTest {
  /** A Thursday. */
  private static final ZonedDateTime NOW =
      ZonedDateTime.of(2026, 1, 1, 12, 0, 0, 0, ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({
    "02:30, 2026-01-02T02:30Z",
    "daily, 2026-01-02T00:00Z",
    "mon..fri 22:00, 2026-01-01T22:00Z",
    "sun 04:00, 2026-01-04T04:00Z",
    "fri..mon 04:00, 2026-01-02T04:00Z",
    "*-*-01 04:00, 2026-02-01T04:00Z",
    "'1,7-1 0:0', 2026-07-01T00:00Z",
    "2027-03-01 1:2:3, 2027-03-01T01:02:03Z",
    "*:0/15, 2026-01-01T12:15Z",
    "30, 2026-01-01T12:30Z",
    "8..17/3:00, 2026-01-01T14:00Z",
    "sat, 2026-01-03T00:00Z",
  })
  void comesNext(String event, String next) {
    assertThat(CalendarEvent.parse(event).next(NOW)).contains(ZonedDateTime.parse(next));
  }

  @Test
  void aDayThatNeverIsComesNever() {
    assertThat(CalendarEvent.parse("*-2-30 1:00").next(NOW)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "never", "25:00", "02:60", "mon-fri 22:00", "0 2 * * *", "1:2:3:4", "*/0:00"})
  void isRefused(String event) {
    assertThatThrownBy(() -> CalendarEvent.parse(event))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("invalid format - invalid calendar event '" + event + "'");
  }
}
