package io.github.proxmoxctl.plan;

import io.github.proxmoxctl.diagnostic.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The difference of two lists whose order counts: what goes, what comes, or a new order of the
 * same. A line in the middle moves all after it, and none of those is told.
 *
 * @param attribute what the lists are called in the YAML
 * @param recorded as the last apply left it; null when nothing was changed outside
 * @param live as it was found; null when nothing was changed outside
 */
record ListChanges(String attribute, @Nullable List<String> recorded, @Nullable List<String> live) {

  /**
   * @param places where an element of {@code after} is written, by its index
   */
  List<AttributeChange> between(
      List<String> before, List<String> after, IntFunction<@Nullable Location> places) {
    List<AttributeChange> changes = new ArrayList<>();
    List<String> gone = new ArrayList<>(before);
    after.forEach(gone::remove);
    gone.forEach(text -> changes.add(change(text, null, places.apply(-1))));
    List<String> known = new ArrayList<>(before);
    for (int index = 0; index < after.size(); index++) {
      if (!known.remove(after.get(index))) {
        changes.add(change(null, after.get(index), places.apply(index)));
      }
    }
    if (changes.isEmpty() && !before.equals(after)) {
      changes.add(
          new AttributeChange(
              attribute + ".order",
              String.join("; ", before),
              String.join("; ", after),
              Effect.ONLINE,
              recorded != null && !recorded.equals(live),
              places.apply(-1)));
    }
    return changes;
  }

  private AttributeChange change(
      @Nullable String before, @Nullable String after, @Nullable Location place) {
    String text = before == null ? after : before;
    boolean isByHand =
        recorded != null && live != null && recorded.contains(text) != live.contains(text);
    return new AttributeChange(attribute, before, after, Effect.ONLINE, isByHand, place);
  }
}
