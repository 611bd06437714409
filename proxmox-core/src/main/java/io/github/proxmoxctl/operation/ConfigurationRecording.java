package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.model.AppliedConfiguration;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.HostKey;
import io.github.proxmoxctl.model.RunRecord;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the ledger shall have of a stack's hosts after a run: pure, so that it can be computed again
 * on a ledger that moved. A host is recorded as configured only when its verify has passed; one
 * that was begun with and not finished is no more what it was recorded as.
 */
final class ConfigurationRecording {

  private ConfigurationRecording() {}

  /**
   * The stack after the run.
   *
   * @param outcomes of this stack's hosts
   * @param declared all hosts that there are now; what is recorded of others is forgotten
   */
  static AppliedStack of(
      AppliedStack before, List<HostOutcome> outcomes, Set<String> declared, Run run, Instant at) {
    SortedMap<String, HostKey> keys = new TreeMap<>(before.hostKeys());
    SortedMap<String, AppliedConfiguration> configurations = new TreeMap<>(before.configurations());
    configurations
        .keySet()
        .removeIf(host -> !declared.contains(host) && !before.servers().containsKey(host));
    for (HostOutcome outcome : outcomes) {
      PlannedHost host = outcome.host();
      if (outcome.isConfigured()) {
        configurations.put(
            host.name(),
            new AppliedConfiguration(
                host.digest().hex(), host.parts().shown(), run.head().id(), run.id(), at));
      } else if (outcome.isTouched()) {
        configurations.computeIfPresent(host.name(), (name, was) -> was.unfinished());
      }
      // of a key that was only told, and never shown, nothing is known
      if (outcome.key() != null && outcome.isTouched() && host.given() != null) {
        keys.put(host.name(), new HostKey(host.uuid(), outcome.key()));
      }
    }
    return before.configured(keys, configurations);
  }

  /** How the run went for one stack. */
  static RunRecord.Stage stage(String stack, List<HostOutcome> outcomes, boolean isStopped) {
    boolean isWhole = outcomes.stream().allMatch(HostOutcome::isConfigured);
    List<String> messages =
        outcomes.stream()
            .filter(outcome -> outcome.problem() != null)
            .map(outcome -> outcome.problem().summary())
            .toList();
    int created = count(outcomes, true);
    return new RunRecord.Stage(
        stack,
        ConfigureResult.GOAL,
        null,
        isWhole
            ? RunRecord.Result.APPLIED
            : isStopped ? RunRecord.Result.STOPPED : RunRecord.Result.FAILED,
        new RunRecord.Counts(created, count(outcomes, false), 0, 0),
        messages);
  }

  private static int count(List<HostOutcome> outcomes, boolean isFromScratch) {
    return (int)
        outcomes.stream()
            .filter(HostOutcome::isConfigured)
            .filter(outcome -> outcome.host().isFromScratch() == isFromScratch)
            .count();
  }
}
