package io.github.proxmoxctl.lab;

import io.github.proxmoxctl.lab.api.Router;
import io.github.proxmoxctl.lab.auth.Authenticator;
import io.github.proxmoxctl.lab.cluster.Cluster;
import io.github.proxmoxctl.lab.endpoint.AccessEndpoints;
import io.github.proxmoxctl.lab.endpoint.AgentEndpoints;
import io.github.proxmoxctl.lab.endpoint.BackupEndpoints;
import io.github.proxmoxctl.lab.endpoint.BackupRunEndpoints;
import io.github.proxmoxctl.lab.endpoint.ClusterEndpoints;
import io.github.proxmoxctl.lab.endpoint.FirewallEndpoints;
import io.github.proxmoxctl.lab.endpoint.GuestConfigEndpoints;
import io.github.proxmoxctl.lab.endpoint.GuestLifeEndpoints;
import io.github.proxmoxctl.lab.endpoint.GuestPlaceEndpoints;
import io.github.proxmoxctl.lab.endpoint.GuestPowerEndpoints;
import io.github.proxmoxctl.lab.endpoint.NodeEndpoints;
import io.github.proxmoxctl.lab.endpoint.PoolEndpoints;
import io.github.proxmoxctl.lab.endpoint.StorageEndpoints;
import io.github.proxmoxctl.lab.endpoint.StorageFileEndpoints;
import io.github.proxmoxctl.lab.endpoint.TaskEndpoints;
import io.github.proxmoxctl.lab.fault.Faults;
import io.github.proxmoxctl.lab.host.Hosts;
import io.github.proxmoxctl.lab.task.GuestLocks;
import io.github.proxmoxctl.lab.task.Tasks;
import java.time.Clock;

/** All that the lab's API answers; a new group of endpoints is a line here. */
final class Endpoints {

  private Endpoints() {}

  static Router router(
      Cluster cluster,
      Hosts hosts,
      Tasks tasks,
      GuestLocks locks,
      Faults faults,
      Authenticator users,
      Clock clock) {
    return new Router()
        .add(new AccessEndpoints(users).routes())
        .add(new ClusterEndpoints(cluster, faults::hasQuorum, clock).routes())
        .add(new NodeEndpoints(cluster).routes())
        .add(new StorageEndpoints(cluster).routes())
        .add(new StorageFileEndpoints(cluster, tasks, faults::isFull).routes())
        .add(new TaskEndpoints(cluster, tasks).routes())
        .add(new PoolEndpoints(cluster).routes())
        .add(new FirewallEndpoints(cluster).routes())
        .add(new BackupEndpoints(cluster, clock).routes())
        .add(new BackupRunEndpoints(cluster, tasks, faults::isFull, clock).routes())
        .add(new GuestConfigEndpoints(cluster, tasks, locks, clock).routes())
        .add(new GuestPowerEndpoints(cluster, hosts, tasks, clock).routes())
        .add(new GuestLifeEndpoints(cluster, tasks, clock).routes())
        .add(new GuestPlaceEndpoints(cluster, tasks).routes())
        .add(new AgentEndpoints(cluster, hosts).routes());
  }
}
