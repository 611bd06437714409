package io.github.proxmoxctl.generation;

import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.BackupPolicy;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Server;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The backup job of one stack and policy: Proxmox runs it for VM ids, whatever is in other stacks.
 *
 * @param id as Proxmox knows it
 * @param members VM id by the server's name; never empty
 */
public record BackupJob(BackupPolicy policy, String id, SortedMap<String, Integer> members) {

  public BackupJob {
    members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
  }

  /**
   * The jobs of a stack, by policy. A policy that backs none of its servers up has no job.
   *
   * @param given what each server was allocated, by name; one that is missing is left out
   */
  public static List<BackupJob> of(
      DesiredState desired, String stack, Map<String, AppliedServer> given) {
    Map<String, SortedMap<String, Integer>> members = new TreeMap<>();
    for (Server server : desired.servers()) {
      AppliedServer allocated = given.get(server.name());
      if (server.stack().equals(stack) && allocated != null) {
        desired
            .backupPoliciesOf(server)
            .forEach(
                policy ->
                    members
                        .computeIfAbsent(policy.name(), any -> new TreeMap<>())
                        .put(server.name(), allocated.vmId()));
      }
    }
    String estate = desired.pipeline().name();
    List<BackupJob> jobs = new ArrayList<>();
    for (BackupPolicy policy : desired.backupPolicies()) {
      SortedMap<String, Integer> of = members.remove(policy.name());
      if (of != null) {
        jobs.add(new BackupJob(policy, BackupJobId.of(estate, stack, policy.name()), of));
      }
    }
    return List.copyOf(jobs);
  }
}
