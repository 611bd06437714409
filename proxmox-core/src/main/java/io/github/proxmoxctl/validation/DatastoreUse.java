package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.BackupPolicy;
import io.github.proxmoxctl.model.Datastore;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Image;
import io.github.proxmoxctl.model.Server;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

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
    for (Image image : state.images()) {
      for (String cluster : clusters(state, server -> server.image().equals(image.name()))) {
        uses.add(
            new DatastoreUse(
                "image " + Quoted.of(image.name()),
                cluster,
                image.datastore(),
                Datastore.IMAGES,
                image.origins().of("datastore")));
        image
            .download()
            .map(
                download ->
                    new DatastoreUse(
                        "the download of image " + Quoted.of(image.name()),
                        cluster,
                        download.datastore(),
                        Datastore.IMPORT,
                        image.origins().of("download.datastore")))
            .ifPresent(uses::add);
      }
    }
    for (BackupPolicy policy : state.backupPolicies()) {
      for (String cluster :
          clusters(state, server -> state.backupPoliciesOf(server).contains(policy))) {
        uses.add(
            new DatastoreUse(
                "backup policy " + Quoted.of(policy.name()),
                cluster,
                policy.datastore(),
                Datastore.BACKUP,
                policy.origins().of("datastore")));
      }
    }
    return uses;
  }

  /** Where the servers live that something is for; without any, where there is no choice. */
  private static Collection<String> clusters(DesiredState state, Predicate<Server> isFor) {
    Set<String> clusters = new TreeSet<>();
    state.servers().stream().filter(isFor).forEach(server -> clusters.add(server.cluster()));
    return clusters.isEmpty() && state.clusters().size() == 1
        ? List.of(state.clusters().get(0).name())
        : clusters;
  }
}
