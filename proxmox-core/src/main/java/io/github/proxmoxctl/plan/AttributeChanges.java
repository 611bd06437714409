package io.github.proxmoxctl.plan;

import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.Origins;
import java.util.ArrayList;
import java.util.Comparator;
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
  private static final String PASSWORD = "password";

  private final SortedMap<String, String> before;
  private final SortedMap<String, String> after;
  private final SortedMap<String, String> recorded;
  private final SortedMap<String, String> live;
  private final Set<String> forcing = new HashSet<>();
  private final Effects effects;

  /**
   * Compares in the words of the YAML.
   *
   * @param drift the change made outside to the same resource, or null
   * @param was the server as the ledger has it, or null
   * @param becomes the server as allocated, or null
   */
  AttributeChanges(
      ResourceChange change,
      @Nullable ResourceChange drift,
      @Nullable AppliedServer was,
      @Nullable AppliedServer becomes) {
    SlotNames old = SlotNames.of(was, becomes, was);
    SlotNames wanted = SlotNames.of(was, becomes, becomes);
    before = ServerWords.of(change.before(), old);
    after = ServerWords.of(Unknown.mark(change), wanted);
    recorded = drift == null ? new TreeMap<>() : ServerWords.of(drift.before(), old);
    live = drift == null ? new TreeMap<>() : ServerWords.of(drift.after(), old);
    if (change.isReplacement()) {
      // what Proxmox chooses for a new VM is no change
      Set<String> chosen = new HashSet<>(after.keySet());
      chosen.removeIf(attribute -> !Unknown.VALUE.equals(after.get(attribute)));
      before.keySet().removeAll(chosen);
      after.keySet().removeAll(chosen);
    }
    for (List<Object> path : change.replacePaths()) {
      forcing.addAll(ServerWords.of(RawValues.tree(path), wanted).keySet());
    }
    boolean isSame = Objects.equals(before.get(PASSWORD), after.get(PASSWORD));
    before.computeIfPresent(PASSWORD, (name, value) -> isSame ? "(hidden)" : "(hidden, another)");
    after.computeIfPresent(PASSWORD, (name, value) -> "(hidden)");
    effects =
        new Effects(
            change.before() != null && Boolean.TRUE.equals(change.before().get("started")),
            RawValues.differ(change, "initialization"));
  }

  /**
   * The changes, a disk or interface that comes or goes as one; what forces a replacement first.
   */
  List<AttributeChange> list(@Nullable Origins origins) {
    SortedMap<String, AttributeChange> changes = new TreeMap<>();
    for (String attribute : union(before, after)) {
      if (!Objects.equals(before.get(attribute), after.get(attribute))) {
        String whole = wholePart(attribute, before, after);
        String shown = whole == null ? attribute : whole;
        changes.computeIfAbsent(shown, name -> change(name, whole != null, origins));
      }
    }
    List<AttributeChange> list = new ArrayList<>(changes.values());
    list.sort(Comparator.comparing(change -> !forcing.contains(change.attribute())));
    return list;
  }

  private AttributeChange change(String shown, boolean isWhole, @Nullable Origins origins) {
    String old = isWhole ? describe(before, shown) : before.get(shown);
    String wanted = isWhole ? describe(after, shown) : after.get(shown);
    boolean isByHand =
        isWhole
            ? has(recorded, shown) != has(live, shown)
            : !Objects.equals(recorded.get(shown), live.get(shown));
    return new AttributeChange(
        shown,
        old,
        wanted,
        forcing.contains(shown) ? Effect.REPLACE : effects.of(shown, wanted),
        isByHand,
        origins == null ? null : origins.of(path(shown)));
  }

  /** Where it is written: short memory is its size. */
  private static String path(String attribute) {
    return attribute.equals("memory") ? "memory.size" : attribute;
  }

  /** {@code disks.data} when the attribute belongs to a part that is there on one side only. */
  private static @Nullable String wholePart(
      String attribute, SortedMap<String, String> one, SortedMap<String, String> other) {
    Matcher matcher = PART.matcher(attribute);
    if (!matcher.matches()) {
      return null;
    }
    String part = matcher.group(1);
    return has(one, part) == has(other, part) ? null : part;
  }

  private static boolean has(SortedMap<String, String> values, String part) {
    SortedMap<String, String> from = values.tailMap(part + ".");
    return !from.isEmpty() && from.firstKey().startsWith(part + ".");
  }

  private static @Nullable String describe(SortedMap<String, String> values, String part) {
    if (!has(values, part)) {
      return null;
    }
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
    return words.isEmpty() ? "(no details)" : String.join(", ", words);
  }

  private static SortedSet<String> union(Map<String, String> one, Map<String, String> other) {
    SortedSet<String> keys = new TreeSet<>(one.keySet());
    keys.addAll(other.keySet());
    return keys;
  }
}
