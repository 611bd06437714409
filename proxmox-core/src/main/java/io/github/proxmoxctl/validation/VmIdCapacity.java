package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.VmIdRange;
import java.util.ArrayList;
import java.util.List;

/** The VM ids of a cluster suffice for its servers. */
final class VmIdCapacity implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    var problems = new ArrayList<Diagnostic>();
    for (Cluster cluster : state.clusters()) {
      VmIdRange range = cluster.vmIds().range();
      var ids = new Intervals(range.first(), range.last());
      cluster.vmIds().reserved().forEach(part -> ids.take(part.first(), part.last()));
      long servers =
          state.servers().stream()
              .filter(server -> server.cluster().equals(cluster.name()))
              .count();
      if (servers > ids.left()) {
        problems.add(
            Diagnostic.error(
                    "vmIds.exhausted",
                    "cluster "
                        + Quoted.of(cluster.name())
                        + " has "
                        + Words.count(ids.left(), "VM id")
                        + " to give, and "
                        + Words.count(servers, "server")
                        + " need one",
                    cluster.origins().of("vmIds"))
                .next("widen `vmIds`"));
      }
    }
    return problems;
  }
}
