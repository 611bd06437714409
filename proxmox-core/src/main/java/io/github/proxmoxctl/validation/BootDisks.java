package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Image;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.Disk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A boot disk is not smaller than the image it is cloned from. */
final class BootDisks implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Map<String, Image> images = state.imagesByName();
    var problems = new ArrayList<Diagnostic>();
    for (Server server : state.servers()) {
      Image image = images.get(server.image());
      for (Disk disk : server.disks()) {
        if (image != null && disk.isBoot() && disk.size().compareTo(image.minimumDisk()) < 0) {
          problems.add(
              Diagnostic.error(
                      "disk.small",
                      "the boot disk has "
                          + disk.size()
                          + ", and image "
                          + Quoted.of(image.name())
                          + " needs "
                          + image.minimumDisk(),
                      server.origins().of("disks." + disk.name() + ".size"))
                  .next("write at least " + image.minimumDisk().toString().replace(" ", ""))
                  .see(image.origins().of("minimumDisk"), "the image's minimum"));
        }
      }
    }
    return problems;
  }
}
