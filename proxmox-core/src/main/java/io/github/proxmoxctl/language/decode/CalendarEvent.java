package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DidYouMean;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A schedule as Proxmox has it, {@code [days] [[year-]month-day] [hours:minutes[:seconds]]}, each
 * part with lists, ranges {@code 1..5} and repetitions {@code 0/15}.
 */
final class CalendarEvent {

  private static final List<String> WORDS =
      List.of(
          "minutely",
          "hourly",
          "daily",
          "weekly",
          "monthly",
          "yearly",
          "annually",
          "quarterly",
          "semiannually",
          "semi-annually");
  private static final List<String> DAYS =
      List.of(
          "mon",
          "tue",
          "wed",
          "thu",
          "fri",
          "sat",
          "sun",
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday");
  private static final String SUCH_AS =
      "write it as Proxmox does, such as 02:30, mon..fri 22:00 or sun 04:00";

  private record Part(String what, int least, int most) {}

  private static final List<Part> DATE =
      List.of(new Part("year", 1970, 9999), new Part("month", 1, 12), new Part("day", 1, 31));
  private static final List<Part> TIME =
      List.of(new Part("hour", 0, 23), new Part("minute", 0, 59), new Part("second", 0, 59));

  private CalendarEvent() {}

  /** The first thing that is wrong with a schedule. */
  static Optional<Diagnostic> problem(String text, Location at) {
    return remedy(text.strip().toLowerCase(Locale.ROOT))
        .map(
            remedy ->
                Diagnostic.error("backup.schedule", Quoted.of(text) + " is no schedule", at)
                    .next(remedy));
  }

  private static Optional<String> remedy(String text) {
    if (WORDS.contains(text)) {
      return Optional.empty();
    }
    List<String> parts = List.of(text.split("\\s+", -1));
    if (parts.size() == 5 && parts.stream().allMatch(part -> part.matches("[\\d*/,-]+"))) {
      return Optional.of("that is cron's form; " + SUCH_AS);
    }
    int next = 0;
    if (Character.isLetter(text.isEmpty() ? ' ' : text.charAt(0))) {
      Optional<String> wrong = days(parts.get(next++));
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    if (next < parts.size() && parts.get(next).contains("-")) {
      List<String> fields = List.of(parts.get(next++).split("-", -1));
      if (fields.size() < 2 || fields.size() > 3) {
        return Optional.of(SUCH_AS);
      }
      Optional<String> wrong = fields(fields, DATE.subList(3 - fields.size(), 3));
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    if (next < parts.size()) {
      String time = parts.get(next++);
      if (time.matches("\\d{1,2}")) {
        return Optional.of(
            "Proxmox reads a lone number as minutes of every hour: write %s:00, or *:%s"
                .formatted(time, time));
      }
      List<String> fields = List.of(time.split(":", -1));
      if (fields.size() < 2 || fields.size() > 3) {
        return Optional.of(SUCH_AS);
      }
      Optional<String> wrong = fields(fields, TIME.subList(0, fields.size()));
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    return next == parts.size() && next > 0 ? Optional.empty() : Optional.of(SUCH_AS);
  }

  private static Optional<String> days(String text) {
    for (String day : text.split(",|\\.\\.", -1)) {
      if (!DAYS.contains(day)) {
        List<String> known = text.contains(",") || text.contains(".") ? DAYS : all();
        return Optional.of(
            DidYouMean.nearest(day, known)
                .map(meant -> "did you mean " + Quoted.of(meant) + "?")
                .orElse(SUCH_AS));
      }
    }
    return Optional.empty();
  }

  private static List<String> all() {
    return Stream.concat(WORDS.stream(), DAYS.stream()).toList();
  }

  private static Optional<String> fields(List<String> texts, List<Part> parts) {
    for (int index = 0; index < texts.size(); index++) {
      Part part = parts.get(index);
      if (!Arrays.stream(texts.get(index).split(",", -1)).allMatch(value -> fits(value, part))) {
        return Optional.of(
            "%s is no %s: write %d to %d, with , .. / and * as Proxmox has them"
                .formatted(Quoted.of(texts.get(index)), part.what(), part.least(), part.most()));
      }
    }
    return Optional.empty();
  }

  // *, 5, 1..5, each with /repetition
  private static boolean fits(String value, Part part) {
    if (!value.matches("(\\*|\\d{1,4}(\\.\\.\\d{1,4})?)(/[1-9]\\d{0,3})?")) {
      return false;
    }
    String[] bounds = value.replaceFirst("/.*", "").split("\\.\\.", -1);
    if (bounds[0].equals("*")) {
      return true;
    }
    int first = Integer.parseInt(bounds[0]);
    int last = Integer.parseInt(bounds[bounds.length - 1]);
    return first >= part.least() && last <= part.most() && first <= last;
  }
}
