package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Retention;
import java.util.List;

/** A backup policy keeps at least one backup. */
final class BackupRetention implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    return state.backupPolicies().stream()
        .filter(policy -> policy.keep() instanceof Retention.Counts counts && !counts.keepsAny())
        .map(
            policy ->
                Diagnostic.error(
                        "backup.retention",
                        "backup policy " + Quoted.of(policy.name()) + " keeps no backup",
                        policy.origins().of("keep"))
                    .next("write at least `last: 1`"))
        .toList();
  }
}
