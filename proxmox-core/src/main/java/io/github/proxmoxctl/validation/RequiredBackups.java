package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Pipeline;
import io.github.proxmoxctl.model.Undecoded;
import java.util.List;

/** Every server that policy says must be backed up is. */
record RequiredBackups(Undecoded undecoded) implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    if (undecoded.mayDeclareAny("BackupPolicy")) {
      return List.of();
    }
    Pipeline pipeline = state.pipeline();
    Location required = pipeline.origins().of("policy.requireBackup");
    return state.servers().stream()
        .filter(server -> state.isSelected(server, pipeline.policy().requireBackup()))
        // a policy that is not there is told of where it is named
        .filter(server -> server.backups().isEmpty() && state.backupPoliciesOf(server).isEmpty())
        .map(
            server ->
                Diagnostic.error(
                        "backup.required",
                        Words.of(server) + " must be backed up and no policy does it",
                        server.origins().whole())
                    .next(
                        state.backupPolicies().isEmpty()
                            ? "declare a BackupPolicy in catalog/, and add its name to `backup`"
                            : "add, such as, `backup: [%s]`"
                                .formatted(state.backupPolicies().get(0).name()))
                    .see(required, "required here"))
        .toList();
  }
}
