package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.AppliedRegistration;
import io.github.proxmoxctl.model.MonitoringTarget;
import io.github.proxmoxctl.model.RunRecord;
import io.github.proxmoxctl.model.StackRegistration;
import io.github.proxmoxctl.monitoring.MonitoringFolders;
import io.github.proxmoxctl.monitoring.TargetReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far the registration of a stack came: only what was verified counts.
 *
 * @param areRulesLoaded whether Prometheus runs with its rules
 * @param isTouched whether a file of it was written
 */
record RegisteredStack(
    RegistrationWork work,
    TargetReport report,
    boolean areRulesLoaded,
    boolean isTouched,
    Map<String, String> names,
    List<Diagnostic> problems) {

  RegisteredStack {
    names = Map.copyOf(names);
    problems = List.copyOf(problems);
  }

  String stack() {
    return work.stack();
  }

  boolean isDone() {
    return areRulesLoaded && report.isSettled();
  }

  /** What the ledger shall have: the targets that were seen, the files that are in force. */
  AppliedRegistration registration() {
    AppliedRegistration before = work.applied().registration();
    SortedSet<String> targets = new TreeSet<>();
    for (MonitoringTarget target : work.present().targets()) {
      if (!report.unready().containsKey(target)) {
        targets.add(target.key());
      }
    }
    for (String key : report.lingering()) {
      if (before.targets().contains(key)) {
        targets.add(key);
      }
    }
    SortedMap<String, String> files = new TreeMap<>();
    work.files()
        .forEach(
            (name, text) -> {
              if (!MonitoringFolders.isRules(name) || areRulesLoaded) {
                files.put(name, MonitoringDifference.digest(text));
              }
            });
    if (!areRulesLoaded) {
      before.files().entrySet().stream()
          .filter(file -> MonitoringFolders.isRules(file.getKey()))
          .forEach(file -> files.put(file.getKey(), file.getValue()));
    }
    return new AppliedRegistration(targets, files);
  }

  /** Whether the ledger has to hear of it. */
  boolean isNews() {
    return isTouched || !registration().equals(work.applied().registration());
  }

  StackRegistration story() {
    AppliedRegistration before = work.applied().registration();
    AppliedRegistration after = registration();
    Map<String, String> titles =
        work.present().targets().stream()
            .collect(
                Collectors.toMap(
                    MonitoringTarget::key, MonitoringTarget::title, (one, other) -> one));
    Set<String> jobs = new TreeSet<>();
    List<String> added = new ArrayList<>();
    for (String key : after.targets()) {
      if (!before.targets().contains(key)) {
        added.add(title(key, titles.get(key)));
        jobs.add(key.substring(0, key.indexOf(' ')));
      }
    }
    List<String> removed = new ArrayList<>();
    for (String key : before.targets()) {
      if (!after.targets().contains(key)
          && work.present().targets().stream().noneMatch(t -> t.key().equals(key))) {
        removed.add(title(key, null));
        jobs.add(key.substring(0, key.indexOf(' ')));
      }
    }
    int targets = work.present().targets().size();
    return new StackRegistration(
        stack(),
        isDone(),
        added,
        removed,
        files(jobs),
        targets,
        targets - report.unready().size() - report.down().size());
  }

  private List<String> files(Set<String> toldJobs) {
    List<String> lines = new ArrayList<>();
    if (isTouched) {
      work.edits()
          .forEach(
              (name, text) -> {
                boolean isRules = MonitoringFolders.isRules(name);
                boolean isTold =
                    !isRules
                        && !MonitoringFolders.isDashboard(name)
                        && toldJobs.contains(name.split("/", 3)[1]);
                if (!isTold && (!isRules || areRulesLoaded)) {
                  lines.add(mark(name, text) + name);
                }
              });
    }
    return lines;
  }

  private String mark(String name, @Nullable String text) {
    return text == null ? "- " : work.found().containsKey(name) ? "~ " : "+ ";
  }

  private String title(String key, @Nullable String title) {
    return title == null ? MonitoringDifference.title(key, names) : title;
  }

  RunRecord.Stage stage() {
    StackRegistration story = story();
    return new RunRecord.Stage(
        stack(),
        RegisterMonitoringResult.GOAL,
        null,
        isDone() ? RunRecord.Result.APPLIED : RunRecord.Result.FAILED,
        new RunRecord.Counts(story.added().size(), story.files().size(), 0, story.removed().size()),
        problems.stream().filter(Diagnostic::isError).map(Diagnostic::summary).toList());
  }
}
