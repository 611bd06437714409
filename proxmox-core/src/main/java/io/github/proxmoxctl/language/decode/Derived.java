package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.Address6;
import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.model.Explanation.Source;
import io.github.proxmoxctl.model.Explanation.Value;
import io.github.proxmoxctl.model.Image;
import io.github.proxmoxctl.model.Network;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.Address;
import io.github.proxmoxctl.model.Server.Disk;
import io.github.proxmoxctl.model.Server.NetworkInterface;
import io.github.proxmoxctl.model.Stack;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a server has because something else is as it is, where its own documents say nothing. */
final class Derived {

  private final Server server;
  private final Draft draft;
  private final List<Value> values = new ArrayList<>();

  private Derived(Server server, Draft draft) {
    this.server = server;
    this.draft = draft;
  }

  /** The values that count where nothing is written. */
  static List<Value> of(Server server, Draft draft) {
    var derived = new Derived(server, draft);
    derived.memory();
    derived.placement();
    derived.image();
    derived.disks();
    derived.networks();
    return derived.values;
  }

  private void memory() {
    add(
        server.origins().of("memory.size"),
        "memory.balloon",
        server.memory().balloon().toString().replace(" ", ""),
        "memory.size");
  }

  private void placement() {
    Cluster cluster = draft.clusterOf(server.stack());
    if (cluster == null || server.placement().node() != null) {
      return;
    }
    Stack stack = draft.stack(server.stack());
    boolean isLimited = stack != null && !stack.allowed().nodes().isEmpty();
    add(
        isLimited && stack != null
            ? stack.origins().of("allowed.nodes")
            : cluster.origins().of("nodes"),
        "placement.nodes",
        "[" + String.join(", ", server.placement().nodes()) + "]",
        isLimited ? "Stack " + server.stack() : "Cluster " + cluster.name());
  }

  private void image() {
    Image image = draft.image(server.image());
    if (image != null) {
      image
          .download()
          .ifPresent(
              download ->
                  add(
                      image.origins().of("download.url"),
                      "image.download",
                      download.url(),
                      "Image " + image.name()));
    }
  }

  private void disks() {
    Image image = draft.image(server.image());
    for (Disk disk : server.disks()) {
      if (image != null) {
        add(
            image.origins().of("datastore"),
            "disks." + disk.name() + ".datastore",
            disk.datastore(),
            "Image " + image.name());
      }
    }
  }

  private void networks() {
    for (NetworkInterface nic : server.networks()) {
      String path = "networks." + nic.name();
      Network network = draft.network(nic.network());
      if (network != null) {
        add(
            network.gateway() == null ? network.origins().whole() : network.origins().of("gateway"),
            path + ".gateway",
            String.valueOf(nic.givesGateway()),
            "Network " + network.name());
        boolean isAllocated = nic.address6() instanceof Address6.Auto;
        add(
            isAllocated ? network.origins().of("cidr6") : network.origins().whole(),
            path + ".address6",
            isAllocated ? "auto" : "none",
            "Network " + network.name());
      }
      if (nic.address() instanceof Address.Fixed fixed) {
        add(
            server.origins().of(path + ".firstAddress"),
            path + ".address",
            fixed.address().toString(),
            "firstAddress");
      }
    }
  }

  private void add(@Nullable Location place, String path, String text, String via) {
    values.add(new Value(path, text, Source.DERIVED, via, place));
  }
}
