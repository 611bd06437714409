package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.plan.Difference;
import io.github.proxmoxctl.plan.ObjectKind;
import io.github.proxmoxctl.state.RootName;
import io.github.proxmoxctl.state.StateBackend;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was found of the backup jobs of stacks: one call per cluster that has some of ours. */
record BackupSurveys(SortedMap<String, BackupSurvey> byStack) {

  static BackupSurveys of(
      Estate estate, SortedSet<String> stacks, Clusters clusters, StateContents states) {
    Map<String, Set<String>> live = new HashMap<>();
    SortedMap<String, BackupSurvey> found = new TreeMap<>();
    for (String stack : stacks) {
      if (estate.roots(stack).contains(root(stack).root())) {
        Set<String> ids =
            live.computeIfAbsent(
                estate.clusterOf(stack),
                name -> Objects.requireNonNull(clusters.byName().get(name)).client().backupJobs());
        found.put(
            stack, BackupSurvey.of(estate.backupJobs(stack), states.backupJobs(root(stack)), ids));
      }
    }
    return new BackupSurveys(found);
  }

  /** Lets Terraform plan without the jobs that are gone: the provider fails to read them. */
  void hideGone(StateBackend backend) {
    gone().forEach(backend::forget);
  }

  /** The modules whose job is gone, by root. */
  Map<RootName, Set<String>> gone() {
    return byStack.entrySet().stream()
        .collect(
            Collectors.toMap(
                entry -> root(entry.getKey()),
                entry ->
                    entry.getValue().gone().stream()
                        .map("module.job[\"%s\"]"::formatted)
                        .collect(Collectors.toSet())));
  }

  /** Tells of what somebody removed. */
  List<Diagnostic> notes(Estate estate) {
    List<Diagnostic> notes = new ArrayList<>();
    byStack.forEach(
        (stack, found) -> {
          for (String policy : found.gone()) {
            Location place = place(estate, stack, policy);
            notes.add(
                Diagnostic.warning(
                        "backup.gone",
                        "the backup job %s of stack %s was removed from the cluster by hand"
                            .formatted(policy, stack),
                        place)
                    .next(
                        place == null
                            ? "nothing: it is not declared any more"
                            : "apply makes it again; to be without it, take its servers out of the"
                                + " policy"));
          }
        });
    return notes;
  }

  /** The same as drift. */
  List<Difference> differences(Estate estate) {
    List<Difference> differences = new ArrayList<>();
    byStack.forEach(
        (stack, found) -> {
          for (String policy : found.gone()) {
            Location place = place(estate, stack, policy);
            differences.add(
                Difference.ofObject(
                    Difference.Kind.VANISHED,
                    ObjectKind.BACKUP_JOB.word() + " " + policy,
                    stack,
                    estate.clusterOf(stack),
                    "was removed by hand" + (place == null ? "" : "; apply makes it again"),
                    place));
          }
        });
    return differences;
  }

  // null for a policy that backs nothing of the stack up any more
  private static @Nullable Location place(Estate estate, String stack, String policy) {
    return estate.backupJobs(stack).stream()
        .filter(job -> job.policy().name().equals(policy))
        .map(job -> job.policy().origins().whole())
        .findFirst()
        .orElse(null);
  }

  private static RootName root(String stack) {
    return new RootName(stack, RootKind.BACKUP.module());
  }
}
