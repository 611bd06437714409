package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Image;
import io.github.proxmoxctl.model.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** An image of templates has one on every node that its servers may land on. */
final class ImageTemplates implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Map<String, Image> images = state.imagesByName();
    Map<String, Cluster> clusters = state.clustersByName();
    Set<String> nodes =
        state.clusters().stream()
            .flatMap(cluster -> cluster.nodes().stream())
            .collect(Collectors.toSet());
    var problems = new ArrayList<Diagnostic>();
    for (Server server : state.servers()) {
      Image image = images.get(server.image());
      Cluster cluster = clusters.get(server.cluster());
      // a template on a node that does not exist is told by its own rule, and may be what is
      // missing
      if (image == null
          || cluster == null
          || image.templates().isEmpty()
          || !nodes.containsAll(image.templates().keySet())) {
        continue;
      }
      List<String> without =
          server.placement().nodes().stream()
              .filter(cluster.nodes()::contains)
              .filter(node -> !image.templates().containsKey(node))
              .toList();
      if (!without.isEmpty()) {
        problems.add(problem(server, image, without));
      }
    }
    return problems;
  }

  private static Diagnostic problem(Server server, Image image, List<String> without) {
    return Diagnostic.error(
            "image.node",
            "image "
                + Quoted.of(image.name())
                + " has no template on "
                + String.join(", ", without)
                + ", where "
                + Words.of(server)
                + " may land",
            server.origins().of("image"))
        .next(
            "place it on nodes that have one ("
                + String.join(", ", image.templates().keySet().stream().sorted().toList())
                + "), or add the template to the image")
        .see(image.origins().of("templates"), "the image's templates");
  }
}
