package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Undecoded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every backup policy of a server is declared. */
record BackupReferences(Undecoded undecoded) implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Map<String, Location> known = new TreeMap<>();
    state.backupPolicies().forEach(one -> known.putIfAbsent(one.name(), one.origins().whole()));
    var problems = new ArrayList<Diagnostic>();
    for (Server server : state.servers()) {
      for (int index = 0; index < server.backups().size(); index++) {
        String policy = server.backups().get(index);
        if (!known.containsKey(policy) && !undecoded.mayDeclare("BackupPolicy", policy)) {
          Location place = server.origins().of("backup." + index);
          problems.add(UnknownReference.of("backup policy", policy, place, known));
        }
      }
    }
    return problems;
  }
}
