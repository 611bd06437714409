package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Image;
import io.github.proxmoxctl.model.Undecoded;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every server's image is declared. */
record ImageReferences(Undecoded undecoded) implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Map<String, Location> known = new TreeMap<>();
    for (Image image : state.images()) {
      known.putIfAbsent(image.name(), image.origins().whole());
    }
    return state.servers().stream()
        .filter(server -> !known.containsKey(server.image()))
        .filter(server -> !undecoded.mayDeclare("Image", server.image()))
        .map(
            server ->
                UnknownReference.of("image", server.image(), server.origins().of("image"), known))
        .toList();
  }
}
