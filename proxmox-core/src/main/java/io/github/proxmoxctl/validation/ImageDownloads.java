package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Image;
import io.github.proxmoxctl.model.ImageDownload;
import java.util.ArrayList;
import java.util.List;

/**
 * What an image is downloaded from is a file that Proxmox imports, and its digest is a whole one.
 */
final class ImageDownloads implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    var problems = new ArrayList<Diagnostic>();
    for (Image image : state.images()) {
      image.download().ifPresent(download -> check(image, download, problems));
    }
    return problems;
  }

  private static void check(Image image, ImageDownload download, List<Diagnostic> problems) {
    Location url = image.origins().of("download.url");
    if (download.hasCredentials()) {
      problems.add(
          Diagnostic.error(
                  "image.url",
                  "the address of image %s has credentials in it"
                      .formatted(Quoted.of(image.name())),
                  url)
              .because("it is committed, shown in plans and logged by Proxmox")
              .next("put the file where the nodes may fetch it without"));
    } else if (download.format().isEmpty()) {
      problems.add(
          Diagnostic.error(
                  "image.url",
                  "Proxmox does not import what %s is downloaded from: its name ends in %s"
                      .formatted(Quoted.of(image.name()), Quoted.of(download.ending())),
                  url)
              .because("it imports .qcow2 (also as .img), .raw and .vmdk, and decompresses none")
              .next("take another file of its publisher, or unpack it and serve that"));
    }
    if (download.digest().length() != download.digits()) {
      problems.add(
          Diagnostic.error(
                  "image.checksum",
                  "a digest of %s has %d digits, that of image %s has %d"
                      .formatted(
                          download.algorithm(),
                          download.digits(),
                          Quoted.of(image.name()),
                          download.digest().length()),
                  image.origins().of("download.checksum"))
              .next("copy it again from its publisher's list of checksums"));
    }
  }
}
