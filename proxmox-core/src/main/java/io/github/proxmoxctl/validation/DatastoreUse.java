package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.model.Datastore;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Server;
import java.util.ArrayList;
import java.util.List;

/**
 * One place that names a datastore.
 *
 * @param what who names it, for people
 * @param content what it is to keep there
 */
record DatastoreUse(String what, String cluster, String name, String content, Location place) {

  /** Every place, each once: what a server inherits from its image is the image's. */
  static List<DatastoreUse> all(DesiredState state) {
    List<DatastoreUse> uses = new ArrayList<>();
    for (Server server : state.servers()) {
      for (Server.Disk disk : server.disks()) {
        String path = "disks." + disk.name() + ".datastore";
        Location place = server.origins().byPath().get(path);
        if (place != null) {
          uses.add(
              new DatastoreUse(
                  "disk " + Quoted.of(disk.name()),
                  server.cluster(),
                  disk.datastore(),
                  Datastore.IMAGES,
                  place));
        }
      }
    }
    for (Cluster cluster : state.clusters()) {
      state
          .images()
          .forEach(
              image ->
                  uses.add(
                      new DatastoreUse(
                          "image " + Quoted.of(image.name()),
                          cluster.name(),
                          image.datastore(),
                          Datastore.IMAGES,
                          image.origins().of("datastore"))));
      state
          .backupPolicies()
          .forEach(
              policy ->
                  uses.add(
                      new DatastoreUse(
                          "backup policy " + Quoted.of(policy.name()),
                          cluster.name(),
                          policy.datastore(),
                          Datastore.BACKUP,
                          policy.origins().of("datastore"))));
    }
    return uses;
  }
}
