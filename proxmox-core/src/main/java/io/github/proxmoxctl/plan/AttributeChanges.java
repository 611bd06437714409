package io.github.proxmoxctl.plan;

import io.github.proxmoxctl.model.Origins;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The difference of a server's values before and after, attribute by attribute. */
final class AttributeChanges {

  private static final Pattern PART = Pattern.compile("((?:disks|networks)\\.[^.]+)\\..+");

  private final SortedMap<String, String> before;
  private final SortedMap<String, String> after;
  private final Set<String> byHand = new HashSet<>();

  /**
   * Compares in the words of the YAML.
   *
   * @param drift the change made outside to the same resource, or null
   */
  AttributeChanges(ResourceChange change, @Nullable ResourceChange drift, SlotNames names) {
    before = ServerWords.of(change.before(), names);
    after = ServerWords.of(change.after(), names);
    // Terraform leaves out of "after" what is known only after apply: that is no removal
    Set<String> unknown = ServerWords.of(change.afterUnknown(), names).keySet();
    before.keySet().removeAll(unknown);
    after.keySet().removeAll(unknown);
    if (drift != null) {
      SortedMap<String, String> recorded = ServerWords.of(drift.before(), names);
      SortedMap<String, String> live = ServerWords.of(drift.after(), names);
      for (String attribute : union(recorded, live)) {
        if (!Objects.equals(recorded.get(attribute), live.get(attribute))) {
          byHand.add(attribute);
        }
      }
    }
  }

  /** The changes, a disk or interface that comes or goes as one. */
  List<AttributeChange> list(boolean runs, @Nullable Origins origins) {
    SortedMap<String, AttributeChange> changes = new TreeMap<>();
    for (String attribute : union(before, after)) {
      if (Objects.equals(before.get(attribute), after.get(attribute))) {
        continue;
      }
      String whole = wholePart(attribute);
      String shown = whole == null ? attribute : whole;
      String old = whole == null ? before.get(attribute) : describe(before, whole);
      String wanted = whole == null ? after.get(attribute) : describe(after, whole);
      changes.putIfAbsent(
          shown,
          new AttributeChange(
              shown,
              old,
              wanted,
              Effects.of(shown, old, wanted, runs),
              byHand.contains(attribute),
              origins == null ? null : origins.of(shown)));
    }
    return new ArrayList<>(changes.values());
  }

  /** {@code disks.data} when the attribute belongs to a part that is there on one side only. */
  private @Nullable String wholePart(String attribute) {
    Matcher matcher = PART.matcher(attribute);
    if (!matcher.matches()) {
      return null;
    }
    String part = matcher.group(1);
    return has(before, part) == has(after, part) ? null : part;
  }

  private static boolean has(SortedMap<String, String> values, String part) {
    SortedMap<String, String> from = values.tailMap(part + ".");
    return !from.isEmpty() && from.firstKey().startsWith(part + ".");
  }

  private static @Nullable String describe(Map<String, String> values, String part) {
    List<String> words = new ArrayList<>();
    for (String attribute : List.of("size", "datastore", "address", "bridge", "vlan")) {
      String value = values.get(part + "." + attribute);
      if (value != null) {
        words.add(
            attribute.equals("size") || attribute.equals("address")
                ? value
                : attribute + " " + value);
      }
    }
    return words.isEmpty() ? null : String.join(", ", words);
  }

  private static SortedSet<String> union(Map<String, String> one, Map<String, String> other) {
    SortedSet<String> keys = new TreeSet<>(one.keySet());
    keys.addAll(other.keySet());
    return keys;
  }
}
