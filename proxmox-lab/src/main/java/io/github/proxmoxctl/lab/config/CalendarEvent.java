package io.github.proxmoxctl.lab.config;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * When a job runs, in Proxmox VE's subset of systemd's calendar events: {@code [days]
 * [[year-]month-day] [hours:minutes[:seconds]]}; a lone number is minutes of every hour.
 *
 * @param weekdays 1 is Monday
 */
public record CalendarEvent(
    NavigableSet<Integer> weekdays,
    NavigableSet<Integer> years,
    NavigableSet<Integer> months,
    NavigableSet<Integer> days,
    NavigableSet<Integer> hours,
    NavigableSet<Integer> minutes,
    NavigableSet<Integer> seconds) {

  private static final List<String> WEEKDAYS =
      List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("minutely", "*:*"),
          Map.entry("hourly", "*:0"),
          Map.entry("daily", "0:0"),
          Map.entry("weekly", "mon 0:0"),
          Map.entry("monthly", "*-1 0:0"),
          Map.entry("yearly", "1-1 0:0"),
          Map.entry("annually", "1-1 0:0"),
          Map.entry("quarterly", "1,4,7,10-1 0:0"),
          Map.entry("semiannually", "1,7-1 0:0"),
          Map.entry("semi-annually", "1,7-1 0:0"));
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2100;
  private static final int LONGEST_WAIT_DAYS = 8 * 366;

  /**
   * Reads an event.
   *
   * @throws IllegalArgumentException with Proxmox's text if it is none
   */
  public static CalendarEvent parse(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    List<String> parts =
        new ArrayList<>(List.of(WORDS.getOrDefault(lower, lower).split("\\s+", -1)));
    try {
      NavigableSet<Integer> weekdays = range(1, 7);
      if (Character.isLetter(parts.get(0).charAt(0))) {
        weekdays = weekdays(parts.remove(0));
      }
      String date = parts.isEmpty() || !parts.get(0).contains("-") ? "*-*-*" : parts.remove(0);
      String time = parts.isEmpty() ? "0:0" : parts.remove(0);
      if (!parts.isEmpty()) {
        throw new IllegalArgumentException("trailing text");
      }
      return of(weekdays, date.split("-", -1), time.split(":", -1));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException(
          "invalid format - invalid calendar event '"
              + text
              + "' - unable to parse calendar event at '"
              + text
              + "'",
          e);
    }
  }

  private static CalendarEvent of(NavigableSet<Integer> weekdays, String[] date, String[] time) {
    if (date.length < 2 || date.length > 3 || time.length > 3) {
      throw new IllegalArgumentException("too few or too many parts");
    }
    int last = date.length - 1;
    return new CalendarEvent(
        weekdays,
        values(date.length == 3 ? date[0] : "*", FIRST_YEAR, LAST_YEAR),
        values(date[last - 1], 1, 12),
        values(date[last], 1, 31),
        values(time.length == 1 ? "*" : time[0], 0, 23),
        values(time.length == 1 ? time[0] : time[1], 0, 59),
        values(time.length == 3 ? time[2] : "0", 0, 59));
  }

  /** When it comes next, in the time zone of the time given; empty if it does not within years. */
  public Optional<ZonedDateTime> next(ZonedDateTime after) {
    LocalDate today = after.toLocalDate();
    return IntStream.range(0, LONGEST_WAIT_DAYS)
        .mapToObj(today::plusDays)
        .filter(this::isOn)
        .flatMap(day -> times().stream().map(time -> ZonedDateTime.of(day, time, after.getZone())))
        .filter(time -> time.isAfter(after))
        .findFirst();
  }

  private boolean isOn(LocalDate day) {
    return weekdays.contains(day.getDayOfWeek().getValue())
        && years.contains(day.getYear())
        && months.contains(day.getMonthValue())
        && days.contains(day.getDayOfMonth());
  }

  private List<LocalTime> times() {
    return hours.stream()
        .flatMap(
            hour ->
                minutes.stream()
                    .flatMap(
                        minute ->
                            seconds.stream().map(second -> LocalTime.of(hour, minute, second))))
        .toList();
  }

  private static NavigableSet<Integer> weekdays(String text) {
    NavigableSet<Integer> all = new TreeSet<>();
    for (String part : text.split(",", -1)) {
      String[] bounds = part.split("\\.\\.", -1);
      int first = weekday(bounds[0]);
      int last = bounds.length == 1 ? first : weekday(bounds[1]);
      if (bounds.length > 2) {
        throw new IllegalArgumentException(part);
      }
      // fri..mon goes over the end of the week
      for (int day = first; ; day = day % 7 + 1) {
        all.add(day);
        if (day == last) {
          break;
        }
      }
    }
    return all;
  }

  private static int weekday(String text) {
    return 1
        + IntStream.range(0, WEEKDAYS.size())
            .filter(
                index ->
                    WEEKDAYS.get(index).equals(text)
                        || WEEKDAYS.get(index).substring(0, 3).equals(text))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(text));
  }

  /** {@code *}, {@code 5}, {@code 1..5}, each with {@code /repetition}, and lists of these. */
  private static NavigableSet<Integer> values(String text, int least, int most) {
    NavigableSet<Integer> all = new TreeSet<>();
    for (String part : text.split(",", -1)) {
      String[] repeated = part.split("/", -1);
      String[] bounds = repeated[0].split("\\.\\.", -1);
      if (repeated.length > 2 || bounds.length > 2) {
        throw new IllegalArgumentException(part);
      }
      boolean any = bounds[0].equals("*");
      int first = any ? least : Integer.parseInt(bounds[0]);
      int last = any || repeated.length == 2 ? most : first;
      if (bounds.length == 2) {
        last = Integer.parseInt(bounds[1]);
      }
      int step = repeated.length == 2 ? Integer.parseInt(repeated[1]) : 1;
      if (first < least || last > most || first > last || step < 1) {
        throw new IllegalArgumentException(part);
      }
      for (int value = first; value <= last; value += step) {
        all.add(value);
      }
    }
    return all;
  }

  private static NavigableSet<Integer> range(int least, int most) {
    return values(least + ".." + most, least, most);
  }
}
