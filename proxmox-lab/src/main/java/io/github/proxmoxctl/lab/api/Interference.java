package io.github.proxmoxctl.lab.api;

import io.github.proxmoxctl.lab.refusal.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may stand between a request and its endpoint: a fault that somebody asked for. */
@FunctionalInterface
public interface Interference {
  /** Lets every request pass. */
  Interference NONE = request -> Fate.FINE;

  /** What becomes of a request; asked once for each, after its sender is known. */
  Fate of(Request request);

  /** Both, this one first. */
  default Interference and(Interference other) {
    return request -> of(request).and(other.of(request));
  }

  /**
   * A request.
   *
   * @param path its segments below {@code /api2/json}
   * @param parameters of query and body
   */
  record Request(String method, List<String> path, Map<String, String> parameters) {
    /** Keeps its own copies. */
    public Request {
      path = List.copyOf(path);
      parameters = Map.copyOf(parameters);
    }
  }

  /** Whether a connection is closed without an answer. */
  enum Drop {
    /** It is kept. */
    NO,
    /** Before anything is done. */
    UNDONE,
    /** After the request was carried out: its sender cannot know. */
    DONE
  }

  /**
   * What becomes of a request.
   *
   * @param delay how long it waits first
   * @param answer what it gets instead of being carried out; null to carry it out
   */
  record Fate(Duration delay, @Nullable Refusal answer, Drop drop) {
    /** As if nothing stood in between. */
    public static final Fate FINE = new Fate(Duration.ZERO, null, Drop.NO);

    /** Both: the longer of two words wins, and what goes wrong earlier. */
    public Fate and(Fate other) {
      return new Fate(
          delay.plus(other.delay),
          answer == null ? other.answer : answer,
          drop == Drop.NO ? other.drop : drop);
    }
  }
}
