package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every node that an image says to have a template on belongs to the cluster. */
final class TemplateNodes implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    if (state.clusters().isEmpty()) {
      return List.of();
    }
    Map<String, Location> known = new TreeMap<>();
    state.clusters().forEach(cluster -> known.putAll(NodeReferences.known(cluster)));
    var problems = new ArrayList<Diagnostic>();
    for (Image image : state.images()) {
      for (String node : new TreeSet<>(image.templates().keySet())) {
        if (!known.containsKey(node)) {
          Location place = image.origins().of("templates." + node);
          problems.add(UnknownReference.of("node", node, place, known));
        }
      }
    }
    return problems;
  }
}
