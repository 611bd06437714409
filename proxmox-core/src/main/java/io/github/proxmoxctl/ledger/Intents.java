package io.github.proxmoxctl.ledger;

import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.AppliedStack.Intent;
import io.github.proxmoxctl.model.RunRecord;
import io.github.proxmoxctl.model.RunRecord.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** When an intent is noted and when it has done its work. */
final class Intents {

  private Intents() {}

  /** The stack with what a run is about to create; an older intent for the same VM gives way. */
  static AppliedStack noted(AppliedStack stack, String run, List<AppliedServer> servers) {
    Set<String> uuids = servers.stream().map(AppliedServer::uuid).collect(Collectors.toSet());
    List<Intent> intents = new ArrayList<>(stack.intents());
    intents.removeIf(intent -> uuids.contains(intent.server().uuid()));
    servers.forEach(server -> intents.add(new Intent(run, server)));
    return stack.withIntents(intents);
  }

  /**
   * The stack without the intents that its servers fulfil, and without all of the run's when
   * everything the run did to the stack succeeded. What else a failed run meant to create may exist
   * without anybody knowing: those stay until a plan has looked.
   */
  static AppliedStack settled(AppliedStack stack, String run, @Nullable RunRecord record) {
    Set<String> applied =
        stack.servers().values().stream().map(AppliedServer::uuid).collect(Collectors.toSet());
    boolean allDone = record != null && succeeded(record, stack.name());
    return stack.withIntents(
        stack.intents().stream()
            .filter(intent -> !applied.contains(intent.server().uuid()))
            .filter(intent -> !(allDone && intent.run().equals(run)))
            .toList());
  }

  private static boolean succeeded(RunRecord record, String stack) {
    var stages = record.stages().stream().filter(stage -> stage.stack().equals(stack)).toList();
    return !stages.isEmpty() && stages.stream().allMatch(stage -> stage.result() == Result.APPLIED);
  }
}
