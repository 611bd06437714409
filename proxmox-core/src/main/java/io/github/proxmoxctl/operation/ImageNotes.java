package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.FirstFew;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.generation.DownloadedImage;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.Image;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Stack;
import io.github.proxmoxctl.state.RootName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is to be said of the images of servers: which run another, and which cannot be had. */
final class ImageNotes {

  private static final int MOST_NAMES = 5;

  private final Estate estate;
  private final SortedSet<String> stacks;
  private final Map<String, Image> images;

  /**
   * @param stacks whose servers are planned
   */
  ImageNotes(Estate estate, SortedSet<String> stacks) {
    this.estate = estate;
    this.stacks = stacks;
    this.images = estate.desired().imagesByName();
  }

  /** A warning for each image that servers shall have and do not run: it is for new ones. */
  List<Diagnostic> runningOthers() {
    SortedMap<String, List<String>> running = new TreeMap<>();
    SortedMap<String, Server> first = new TreeMap<>();
    for (Server server : servers()) {
      Image image = images.get(server.image());
      AppliedServer given = estate.allocation().servers().get(server.name());
      if (image != null && given != null && given.runsOther(image)) {
        String what =
            "run %s %s, want %s %s"
                .formatted(given.image(), given.imageVersion(), image.name(), image.version());
        running.computeIfAbsent(what, any -> new ArrayList<>()).add(server.name());
        first.putIfAbsent(what, server);
      }
    }
    List<Diagnostic> notes = new ArrayList<>();
    running.forEach(
        (what, names) -> {
          Server server = first.get(what);
          notes.add(
              Diagnostic.warning(
                      "image.older",
                      FirstFew.of(names, MOST_NAMES)
                          + " "
                          + (names.size() == 1 ? singular(what) : what),
                      server == null ? null : server.origins().of("image"))
                  .because("a changed image is for new servers")
                  .next("`rollout: rebuild` replaces them, where their disks hold nothing"));
        });
    return notes;
  }

  /** A warning for each file whose node is down: it is left alone. */
  List<Diagnostic> waiting(LiveFacts live) {
    return stacks.contains(Stack.SHARED)
        ? estate.clustersOf(Stack.SHARED).stream()
            .flatMap(
                cluster ->
                    estate.images(cluster).stream()
                        .filter(image -> live.isOffline(cluster, image.node())))
            .map(ImageNotes::waiting)
            .toList()
        : List.of();
  }

  private static Diagnostic waiting(DownloadedImage image) {
    return Diagnostic.warning(
            "image.waits",
            "image %s is left as it is: node %s is offline".formatted(image.name(), image.node()),
            image.image().origins().of("download"))
        .next("once the node is back, plan and apply again");
  }

  private static String singular(String what) {
    return what.replaceFirst("run ", "runs ").replaceFirst(", want ", ", wants ");
  }

  /**
   * Refuses servers that would be made from a file which is not downloaded yet, when this run does
   * not do it either.
   */
  void requireFiles(StateContents states) {
    if (stacks.contains(Stack.SHARED)) {
      return;
    }
    // a state is read once, however many servers are made from what it holds
    Map<String, SortedMap<String, String>> heldByCluster = new HashMap<>();
    for (Server server : servers()) {
      DownloadedImage file = needed(server);
      if (file != null) {
        SortedMap<String, String> held =
            heldByCluster.computeIfAbsent(
                server.cluster(), cluster -> states.images(new RootName(Stack.SHARED, cluster)));
        if (!file.volume().equals(held.get(file.name()))) {
          throw DiagnosticException.error(
              Diagnostic.error(
                      "image.missing",
                      "image %s is not downloaded yet, and %s would be made from it"
                          .formatted(file.name(), Quoted.of(server.name())),
                      file.image().origins().of("download"))
                  .because("images belong to the stack \"cluster\", which this run leaves out")
                  .next("run this for all stacks, or add --stack cluster"));
        }
      }
    }
  }

  /** The file that a server is about to be made from; null for one that exists. */
  private @Nullable DownloadedImage needed(Server server) {
    Image image = images.get(server.image());
    AppliedServer given = estate.allocation().servers().get(server.name());
    if (image == null || given == null || given.importedFrom() == null) {
      return null;
    }
    String former = estate.allocation().moves().getOrDefault(server.name(), server.name());
    AppliedServer applied = estate.applied(server.stack()).servers().get(former);
    return applied != null && !given.runsOtherThan(applied)
        ? null
        : DownloadedImage.of(estate.desired(), image, server.cluster(), given.node());
  }

  private List<Server> servers() {
    return estate.desired().servers().stream()
        .filter(server -> stacks.contains(server.stack()))
        .toList();
  }
}
