package io.github.proxmoxctl.lab;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What things cost, as command lines write it. */
public final class TimingText {
  /** The options that {@link #add} takes, each with a value. */
  public static final List<String> OPTIONS =
      List.of("--timing", "--latency", "--workers", "--task-time", "--allocation-time");

  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m)");

  private TimingText() {}

  /**
   * The timing with one more option.
   *
   * <pre>
   * --timing realistic|none
   * --latency 20ms          --latency "GET cluster/resources=200ms"
   * --workers 3
   * --task-time 1s          --task-time qmclone=3s
   * --allocation-time 500ms
   * </pre>
   *
   * @throws IllegalArgumentException with a sentence for a person
   */
  public static Timing add(Timing timing, String option, String value) {
    int equals = value.lastIndexOf('=');
    String time = value.substring(equals + 1);
    String which = equals < 0 ? "" : value.substring(0, equals).strip();
    return switch (option) {
      case "--timing" -> preset(value);
      case "--workers" -> timing.withWorkers(number(option, value));
      case "--allocation-time" -> timing.withAllocation(duration(option, value));
      case "--latency" ->
          which.isEmpty()
              ? timing.withLatency(duration(option, time))
              : timing.withLatency(which, duration(option, time));
      case "--task-time" ->
          which.isEmpty()
              ? timing.withTask(duration(option, time))
              : timing.withTask(which, duration(option, time));
      default -> throw new IllegalArgumentException("unknown option " + option);
    };
  }

  /**
   * A duration.
   *
   * @param what whose it is, for the message
   * @param text such as {@code 20ms}, {@code 3s} or {@code 2m}
   */
  public static Duration duration(String what, String text) {
    Matcher parts = DURATION.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          what + " is a time such as 20ms, 3s or 2m, not \"" + text + "\"");
    }
    long number = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      default -> Duration.ofMinutes(number);
    };
  }

  private static Timing preset(String name) {
    return switch (name) {
      case "realistic" -> Timing.REALISTIC;
      case "none" -> Timing.NONE;
      default ->
          throw new IllegalArgumentException(
              "--timing must be realistic or none, not \"" + name + "\"");
    };
  }

  private static int number(String option, String value) {
    if (!value.matches("\\d{1,4}")) {
      throw new IllegalArgumentException(option + " is a number, not \"" + value + "\"");
    }
    return Integer.parseInt(value);
  }
}
