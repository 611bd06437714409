package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.generation.StackMonitoring;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.MonitoringTarget;
import io.github.proxmoxctl.monitoring.MonitoringFolders;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done for one stack.
 *
 * @param present as monitoring shall know it now
 * @param files as they shall be, text by name
 * @param found as they are
 */
record RegistrationWork(
    AppliedStack applied,
    StackMonitoring present,
    SortedMap<String, String> files,
    SortedMap<String, String> found) {

  RegistrationWork {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    found = Collections.unmodifiableSortedMap(new TreeMap<>(found));
  }

  static RegistrationWork of(
      AppliedStack applied,
      StackMonitoring present,
      SortedMap<String, String> files,
      MonitoringFolders folders) {
    SortedMap<String, String> found = new TreeMap<>(folders.of(present.estate(), present.stack()));
    for (String name : files.keySet()) {
      String content = MonitoringFolders.isDashboard(name) ? folders.content(name) : null;
      if (content != null) {
        found.put(name, content);
      }
    }
    return new RegistrationWork(applied, present, files, found);
  }

  String stack() {
    return present.stack();
  }

  /** {@code acme.shop}. */
  String fullName() {
    return present.estate() + "." + present.stack();
  }

  /** Where its targets of a job stand. */
  String targetFile(String job) {
    return "targets/" + job + "/" + fullName() + ".json";
  }

  /** New content by name, null for a file that goes; files of targets first. */
  SortedMap<String, @Nullable String> edits() {
    // targets, rules, dashboards: what is gone leaves at once, whatever becomes of the rules
    SortedMap<String, @Nullable String> edits = new TreeMap<>(java.util.Comparator.reverseOrder());
    files.forEach(
        (name, text) -> {
          if (!text.equals(found.get(name))) {
            edits.put(name, text);
          }
        });
    found.keySet().stream()
        .filter(name -> !files.containsKey(name))
        .forEach(name -> edits.put(name, null));
    return edits;
  }

  /** Those of the edits whose file is of a kind. */
  SortedMap<String, @Nullable String> edits(Predicate<String> kind) {
    SortedMap<String, @Nullable String> some = edits();
    some.keySet().removeIf(kind.negate());
    return some;
  }

  /** Whether Prometheus has loaded just these rules. */
  boolean isLoaded(Map<String, String> loaded) {
    return Objects.equals(present.rulesDigest(), loaded.get(fullName()));
  }

  /** Keys of the targets that were not verified before. */
  Set<String> fresh() {
    return present.targets().stream()
        .map(MonitoringTarget::key)
        .filter(key -> !applied.registration().targets().contains(key))
        .collect(Collectors.toSet());
  }
}
