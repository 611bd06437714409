package io.github.proxmoxctl.diagnostic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One problem, told to a person.
 *
 * @param code stable name for tools and searches, such as {@code reference.unknown}
 * @param summary one sentence: what is wrong, with the offending value
 * @param location where, or null when it is in no file
 * @param detail why, or what another tool said; may have several lines
 * @param remedy what to do next, in the imperative
 */
public record Diagnostic(
    Severity severity,
    String code,
    String summary,
    @Nullable Location location,
    @Nullable String detail,
    @Nullable String remedy,
    List<RelatedLocation> related)
    implements Comparable<Diagnostic> {

  public Diagnostic {
    related = List.copyOf(related);
  }

  /** An error at a place. */
  public static Diagnostic error(String code, String summary, @Nullable Location location) {
    return new Diagnostic(Severity.ERROR, code, summary, location, null, null, List.of());
  }

  /** A warning at a place. */
  public static Diagnostic warning(String code, String summary, @Nullable Location location) {
    return new Diagnostic(Severity.WARNING, code, summary, location, null, null, List.of());
  }

  /** The same problem where the work goes on without what it concerns. */
  public Diagnostic asWarning() {
    return new Diagnostic(Severity.WARNING, code, summary, location, detail, remedy, related);
  }

  /** The same problem with its reason. */
  public Diagnostic because(String why) {
    return new Diagnostic(severity, code, summary, location, why, remedy, related);
  }

  /** The same problem with what to do next. */
  public Diagnostic next(String what) {
    return new Diagnostic(severity, code, summary, location, detail, what, related);
  }

  /** The same problem at a place, unless it has one. */
  public Diagnostic at(Location place) {
    return location != null
        ? this
        : new Diagnostic(severity, code, summary, place, detail, remedy, related);
  }

  /** The same problem with another place that belongs to it. */
  public Diagnostic see(@Nullable Location other, String message) {
    if (other == null) {
      return this;
    }
    var more = new java.util.ArrayList<>(related);
    more.add(new RelatedLocation(other, message));
    return new Diagnostic(severity, code, summary, location, detail, remedy, more);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** By file, line and column; problems without a place come last. */
  @Override
  public int compareTo(Diagnostic other) {
    int places = comparePlaces(location, other.location);
    if (places != 0) {
      return places;
    }
    int severities = severity.compareTo(other.severity);
    if (severities != 0) {
      return severities;
    }
    int codes = code.compareTo(other.code);
    return codes != 0 ? codes : summary.compareTo(other.summary);
  }

  private static int comparePlaces(@Nullable Location one, @Nullable Location other) {
    if (one == null || other == null) {
      return Boolean.compare(one == null, other == null);
    }
    return one.compareTo(other);
  }
}
