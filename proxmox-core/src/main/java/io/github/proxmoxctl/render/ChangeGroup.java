package io.github.proxmoxctl.render;

import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.AttributeChange;
import io.github.proxmoxctl.plan.Change;
import io.github.proxmoxctl.plan.ObjectChange;
import io.github.proxmoxctl.plan.ServerChange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The same change of many servers, told once: {@code web-01…40: memory 4 GiB → 8 GiB}. A few are
 * read faster one by one, and what is lost is never told together with anything else.
 *
 * @param changes at least one, by name
 */
record ChangeGroup(List<Change> changes) {

  /** So many are told together, no fewer. */
  static final int LEAST = 5;

  /**
   * What a server is: image, CPUs and memory. Behind it stands where it is, which all differ in.
   */
  private static final int KIND = 3;

  private static final String SEPARATOR = " · ";

  ChangeGroup {
    changes = List.copyOf(changes);
  }

  /** All changes, worst first. */
  static List<ChangeGroup> of(Collection<? extends Change> changes) {
    Map<Object, List<Change>> same = new LinkedHashMap<>();
    changes.forEach(
        change -> same.computeIfAbsent(sameness(change), key -> new ArrayList<>()).add(change));
    return same.values().stream()
        .flatMap(
            group ->
                group.size() < LEAST
                    ? group.stream().map(change -> new ChangeGroup(List.of(change)))
                    : List.of(new ChangeGroup(group)).stream())
        .sorted((one, other) -> Change.WORST_FIRST.compare(one.first(), other.first()))
        .toList();
  }

  private static Object sameness(Change change) {
    if (change.action().isDestructive()) {
      return change;
    }
    List<Object> key = new ArrayList<>();
    key.add(change instanceof ObjectChange object ? String.valueOf(object.kind()) : "server");
    key.add(change.action());
    key.add(change.effect());
    key.add(change.formerName() != null);
    change.attributes().forEach(attribute -> key.add(at(attribute, null)));
    if (change.attributes().isEmpty() && change.action() != Action.ADOPT) {
      List<String> words = words(change);
      key.add(words.size());
      key.add(words.subList(0, Math.min(KIND, words.size())));
    }
    return key;
  }

  Change first() {
    return changes.get(0);
  }

  boolean isOfMany() {
    return changes.size() > 1;
  }

  /** Every server, none left out. */
  String names() {
    return isOfMany() ? HostNames.all(changes.stream().map(Change::name).toList()) : first().name();
  }

  /** Some of them, and how many there are. */
  String someNames() {
    return isOfMany()
        ? HostNames.text(changes.stream().map(Change::name).toList())
        : first().name();
  }

  /** The names that they had, or null. */
  @Nullable String formerNames() {
    List<String> names = changes.stream().map(Change::formerName).filter(Objects::nonNull).toList();
    return names.isEmpty() ? null : HostNames.all(names);
  }

  /** What differs, where it does in all of them. */
  List<AttributeChange> attributes() {
    return IntStream.range(0, first().attributes().size())
        .mapToObj(i -> at(first().attributes().get(i), null))
        .toList();
  }

  /** Where the wanted value of an attribute is written. */
  String placeOf(int attribute) {
    return place(changes.stream().map(change -> change.attributes().get(attribute).location()));
  }

  /** Where they are declared. */
  String place() {
    return place(changes.stream().map(Change::location));
  }

  private static String place(java.util.stream.Stream<@Nullable Location> locations) {
    List<Location> all = locations.filter(Objects::nonNull).distinct().toList();
    List<String> lines = all.stream().map(Location::fileAndLine).distinct().toList();
    List<String> files = all.stream().map(Location::file).distinct().toList();
    if (lines.size() <= 1) {
      return String.join("", lines);
    }
    return files.size() == 1 ? files.get(0) : ChangeWords.count(files.size(), "file");
  }

  /** {@code rocky-9 · 2 cpu · 4 GiB · 10.1.0.57…96 · pve1…3}: what differs stands as a series. */
  String summary() {
    List<List<String>> all = changes.stream().map(ChangeGroup::words).toList();
    return String.join(
        SEPARATOR,
        IntStream.range(0, all.get(0).size())
            .mapToObj(i -> HostNames.few(all.stream().map(words -> words.get(i)).toList()))
            .toList());
  }

  /** {@code VM 1003}, {@code VMs 1003…1042}; empty for what is no server. */
  String vms() {
    List<String> ids =
        changes.stream()
            .filter(ServerChange.class::isInstance)
            .map(change -> Integer.toString(((ServerChange) change).vmId()))
            .toList();
    return ids.isEmpty() ? "" : (isOfMany() ? "VMs " : "VM ") + HostNames.few(ids);
  }

  private static List<String> words(Change change) {
    return List.of(change.summary().split(SEPARATOR, -1));
  }

  private static AttributeChange at(AttributeChange change, @Nullable Location location) {
    return new AttributeChange(
        change.attribute(),
        change.before(),
        change.after(),
        change.effect(),
        change.isByHand(),
        location);
  }
}
