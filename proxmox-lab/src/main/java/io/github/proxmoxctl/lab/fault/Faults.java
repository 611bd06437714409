package io.github.proxmoxctl.lab.fault;

import io.github.proxmoxctl.lab.api.Interference;
import io.github.proxmoxctl.lab.refusal.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The faults of a running lab, which strike. Each look sees what was added or cleared before it, by
 * whichever process.
 */
public final class Faults implements Interference {
  private static final String NO_QUORUM = "cluster not ready - no quorum?";

  private final FaultFiles files;
  private final Map<Integer, Fault> known = new HashMap<>();
  private final Map<Integer, Integer> events = new HashMap<>();

  /** Those in these files. */
  public Faults(FaultFiles files) {
    this.files = files;
  }

  @Override
  public Fate of(Request request) {
    Fate fate = Fate.FINE;
    for (Map.Entry<Integer, Fault> entry : current()) {
      fate = fate.and(fate(entry.getKey(), entry.getValue(), request));
    }
    return fate;
  }

  private Fate fate(int number, Fault fault, Request request) {
    if (fault instanceof Fault.Answer answer) {
      return answer.requests().matches(request) && strikes(number, fault)
          ? new Fate(
              Duration.ZERO, Refusal.of(answer.status(), answer.message()), Interference.Drop.NO)
          : Fate.FINE;
    }
    if (fault instanceof Fault.Drop drop) {
      return drop.requests().matches(request) && strikes(number, fault)
          ? new Fate(
              Duration.ZERO,
              null,
              drop.isDone() ? Interference.Drop.DONE : Interference.Drop.UNDONE)
          : Fate.FINE;
    }
    if (fault instanceof Fault.Delay delay) {
      return delay.requests().matches(request) && strikes(number, fault)
          ? new Fate(Duration.ofMillis(delay.milliseconds()), null, Interference.Drop.NO)
          : Fate.FINE;
    }
    if (fault instanceof Fault.NoQuorum) {
      return !request.method().equals("GET") && strikes(number, fault)
          ? new Fate(Duration.ZERO, Refusal.died(NO_QUORUM), Interference.Drop.NO)
          : Fate.FINE;
    }
    return Fate.FINE;
  }

  /** Whether somebody takes an id that is about to be used. */
  boolean takes(int id) {
    boolean isTaken = false;
    for (Map.Entry<Integer, Fault> entry : current()) {
      if (entry.getValue() instanceof Fault.TakeId theft
          && (theft.guest() == null || theft.guest() == id)) {
        isTaken |= strikes(entry.getKey(), theft);
      }
    }
    return isTaken;
  }

  /** How a task ends that is about these guests; empty if no fault strikes it. */
  public Optional<String> failureOf(String taskType, Set<Integer> guests) {
    for (Map.Entry<Integer, Fault> entry : current()) {
      if (entry.getValue() instanceof Fault.FailTask failure
          && failure.type().equals(taskType)
          && (failure.guest() == null || guests.contains(failure.guest()))
          && strikes(entry.getKey(), failure)) {
        return Optional.of(failure.message());
      }
    }
    return Optional.empty();
  }

  /** Whether a storage has no room for the disk that is to be made there now. */
  public boolean isFull(String storage) {
    boolean isFull = false;
    for (Map.Entry<Integer, Fault> entry : current()) {
      if (entry.getValue() instanceof Fault.Full full && full.storage().equals(storage)) {
        isFull |= strikes(entry.getKey(), full);
      }
    }
    return isFull;
  }

  /** Whether the cluster can be changed. */
  public boolean hasQuorum() {
    return current().stream().noneMatch(entry -> entry.getValue() instanceof Fault.NoQuorum);
  }

  private synchronized boolean strikes(int number, Fault fault) {
    int event = events.merge(number, 1, Integer::sum);
    files.keep(number, event);
    return fault.when().strikes(event);
  }

  private synchronized List<Map.Entry<Integer, Fault>> current() {
    NavigableSet<Integer> numbers = files.numbers();
    known.keySet().retainAll(numbers);
    List<Map.Entry<Integer, Fault>> current = new ArrayList<>();
    for (int number : numbers) {
      Fault fault = known.containsKey(number) ? known.get(number) : read(number);
      if (fault != null) {
        current.add(Map.entry(number, fault));
      }
    }
    return current;
  }

  private @Nullable Fault read(int number) {
    try {
      KnownFault read = files.read(number);
      known.put(number, read.fault());
      events.put(number, read.events());
      return read.fault();
    } catch (NoSuchFileException e) {
      // cleared between two looks
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read fault " + number + ": " + e.getMessage(), e);
    }
  }
}
