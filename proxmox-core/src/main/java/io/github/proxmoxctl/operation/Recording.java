package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.generation.BackupJob;
import io.github.proxmoxctl.generation.RootInputs;
import io.github.proxmoxctl.git.SourceCommit;
import io.github.proxmoxctl.model.AppliedConfiguration;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.HostKey;
import io.github.proxmoxctl.model.RunRecord;
import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.ServerChange;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the ledger shall have of a stack after a run: pure, so that it can be computed again on a
 * ledger that moved. Only what is done is recorded.
 */
final class Recording {

  private static final String BEGUN = "begun";

  private final SortedMap<String, AppliedServer> servers;
  private final SortedMap<String, String> inputs;
  private final List<AppliedStack.Tombstone> tombstones;
  private final SortedMap<String, HostKey> hostKeys;
  private final SortedMap<String, AppliedConfiguration> configurations;
  private final SortedMap<String, List<String>> backups;
  private final List<BackupJob> jobs;
  private final SourceCommit head;

  private Recording(AppliedStack before, List<BackupJob> jobs, SourceCommit head) {
    this.jobs = jobs;
    this.backups = new TreeMap<>(before.backups());
    this.servers = new TreeMap<>(before.servers());
    this.inputs = new TreeMap<>(before.inputs());
    this.tombstones = new ArrayList<>(before.tombstones());
    this.hostKeys = new TreeMap<>(before.hostKeys());
    this.configurations = new TreeMap<>(before.configurations());
    this.head = head;
  }

  static AppliedStack of(
      AppliedStack before,
      PlannedStack stack,
      List<AppliedRoot> roots,
      List<BackupJob> jobs,
      SourceCommit head) {
    Recording recording = new Recording(before, jobs, head);
    roots.forEach(recording::add);
    boolean isWhole = roots.stream().allMatch(AppliedRoot::isApplied);
    return new AppliedStack(
        stack.scope().stack(),
        stack.scope().cluster(),
        isWhole ? head.id() : before.sourceCommit(),
        isWhole ? stack.plan().digest().hex() : before.planDigest(),
        recording.inputs,
        recording.servers,
        before.intents(),
        recording.tombstones,
        recording.hostKeys,
        recording.configurations,
        before.registration(),
        recording.backups);
  }

  private void add(AppliedRoot root) {
    for (ServerChange change : root.planned().plan().changes()) {
      if (root.isDone(change)) {
        forget(change);
      }
    }
    for (RootInputs.Member member : root.planned().scope().members()) {
      if (isThere(root, member.given())) {
        servers.put(member.given().name(), member.given());
      }
    }
    RootScope scope = root.planned().scope();
    if (root.isApplied() && scope.kind() == RootKind.BACKUP) {
      backups.clear();
      jobs.forEach(
          job ->
              job.members()
                  .keySet()
                  .forEach(
                      server ->
                          backups
                              .computeIfAbsent(server, any -> new ArrayList<>())
                              .add(job.policy().name())));
    }
    if (root.isApplied() && scope.isEmpty()) {
      inputs.remove(scope.root());
    } else if (root.isApplied()) {
      inputs.put(scope.root(), root.planned().plan().inputs());
    } else if (root.result() != RunRecord.Result.NOT_STARTED) {
      // made from neither the old inputs nor the new ones: also a way back has to be planned
      inputs.put(scope.root(), BEGUN);
    }
  }

  private void forget(ServerChange change) {
    String former = change.formerName();
    if (former != null) {
      servers.remove(former);
      move(hostKeys, former, change.server());
      move(configurations, former, change.server());
      move(backups, former, change.server());
    }
    if (change.action().isDestructive()) {
      // what comes in its place is another host
      hostKeys.remove(change.server());
      configurations.remove(change.server());
    }
    if (change.action() == Action.DESTROY) {
      AppliedServer gone = servers.remove(change.server());
      int vmId = gone == null ? change.vmId() : gone.vmId();
      tombstones.add(new AppliedStack.Tombstone(vmId, change.server(), head.date()));
    }
  }

  private static <T> void move(SortedMap<String, T> all, String from, String to) {
    T moved = all.remove(from);
    if (moved != null) {
      all.put(to, moved);
    }
  }

  private static boolean isThere(AppliedRoot root, AppliedServer given) {
    return root.isApplied()
        || root.planned().plan().changes().stream()
            .anyMatch(change -> change.server().equals(given.name()) && root.isDone(change));
  }
}
