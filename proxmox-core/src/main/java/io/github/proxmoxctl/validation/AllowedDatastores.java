package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.Datastore;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Image;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.Disk;
import io.github.proxmoxctl.model.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Disks are on the datastores that the stack allows. */
final class AllowedDatastores implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Map<String, Stack> stacks = state.stacksByName();
    Map<String, Image> images = state.imagesByName();
    // without any Datastore the names are storage ids, of which nothing is known
    Set<String> known =
        state.datastores().stream().map(Datastore::name).collect(Collectors.toSet());
    var problems = new ArrayList<Diagnostic>();
    for (Server server : state.servers()) {
      Stack stack = stacks.get(server.stack());
      if (stack == null || stack.allowed().datastores().isEmpty()) {
        continue;
      }
      var limit = new Limit(stack, "datastores", stack.allowed().datastores());
      if (!known.isEmpty() && !limit.isKnown(known)) {
        continue;
      }
      for (Disk disk : server.disks()) {
        if (!disk.datastore().isEmpty() && !limit.values().contains(disk.datastore())) {
          String path = "disks." + disk.name() + ".datastore";
          problems.add(
              limit.exceeded(
                  "datastore " + Quoted.of(disk.datastore()), server.origins().of(path)));
        }
      }
      Image image = images.get(server.image());
      if (image != null
          && server.disks().stream().noneMatch(Disk::isBoot)
          && !limit.values().contains(image.datastore())) {
        problems.add(
            limit
                .exceeded(
                    "datastore "
                        + Quoted.of(image.datastore())
                        + ", where image "
                        + Quoted.of(image.name())
                        + " puts the boot disk,",
                    server.origins().of("image"))
                .see(image.origins().of("datastore"), "the image's datastore"));
      }
    }
    return problems;
  }
}
