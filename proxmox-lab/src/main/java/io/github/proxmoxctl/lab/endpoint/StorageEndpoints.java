package io.github.proxmoxctl.lab.endpoint;

import io.github.proxmoxctl.lab.api.Call;
import io.github.proxmoxctl.lab.api.Check;
import io.github.proxmoxctl.lab.api.Parameters;
import io.github.proxmoxctl.lab.api.Route;
import io.github.proxmoxctl.lab.api.RouteList;
import io.github.proxmoxctl.lab.auth.Identity;
import io.github.proxmoxctl.lab.cluster.BackupArchive;
import io.github.proxmoxctl.lab.cluster.Cluster;
import io.github.proxmoxctl.lab.cluster.DiskImage;
import io.github.proxmoxctl.lab.cluster.Guest;
import io.github.proxmoxctl.lab.cluster.Storage;
import io.github.proxmoxctl.lab.cluster.StoredFile;
import io.github.proxmoxctl.lab.cluster.Volume;
import io.github.proxmoxctl.lab.refusal.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The storages as a node sees them, and the volumes on them. */
public final class StorageEndpoints {
  private final Cluster cluster;

  /** Endpoints over this cluster. */
  public StorageEndpoints(Cluster cluster) {
    this.cluster = cluster;
  }

  /** The endpoints. */
  public List<Route> routes() {
    return new RouteList()
        .add(
            "GET",
            "nodes/{node}/storage",
            "Datastore.Audit",
            Parameters.none()
                .optional("content", Check.TEXT)
                .optional("enabled", Check.BOOLEAN)
                .optional("format", Check.BOOLEAN)
                .optional("storage", Check.TEXT)
                .optional("target", Check.TEXT),
            this::list)
        .add(
            "GET",
            "nodes/{node}/storage/{storage}/status",
            "Datastore.Audit",
            Parameters.none(),
            call -> status(call.node(), require(call)))
        .add(
            "GET",
            "nodes/{node}/storage/{storage}/content",
            "Datastore.Audit",
            Parameters.none().optional("content", Check.TEXT).optional("vmid", Check.VMID),
            this::content)
        .add(
            "GET",
            "nodes/{node}/storage/{storage}/content/{volume}",
            "Datastore.Audit",
            // The provider repeats in its query what the path says.
            Parameters.none().optional("node", Check.TEXT).optional("volume", Check.TEXT),
            this::volume)
        .routes();
  }

  private Storage require(Call call) {
    cluster.node(call.node());
    return cluster.storages().require(call.variable("storage"));
  }

  private List<Map<String, Object>> list(Call call) {
    String node = cluster.node(call.node()).name();
    return cluster.storages().all().stream()
        .filter(
            storage ->
                call.parameter("content").map(storage.content()::contains).orElse(true)
                    && call.parameter("storage").map(storage.name()::equals).orElse(true))
        .map(
            storage -> {
              Map<String, Object> view = status(node, storage);
              view.put("storage", storage.name());
              return view;
            })
        .toList();
  }

  private Map<String, Object> status(String node, Storage storage) {
    long used =
        volumes(node, storage).mapToLong(owned -> owned.volume().size()).sum()
            + files(node, storage).stream().mapToLong(StoredFile::size).sum();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("type", storage.type());
    view.put("content", String.join(",", storage.content()));
    view.put("active", 1);
    view.put("enabled", 1);
    view.put("shared", storage.shared() ? 1 : 0);
    view.put("total", storage.bytes());
    view.put("used", Math.min(used, storage.bytes()));
    view.put("avail", Math.max(0, storage.bytes() - used));
    return view;
  }

  private List<Map<String, Object>> content(Call call) {
    Storage storage = require(call);
    String wanted = call.parameter("content").orElse("");
    List<Map<String, Object>> all = new ArrayList<>();
    if (wanted.isEmpty() || wanted.equals("images")) {
      all.addAll(images(call, storage));
    }
    files(call.node(), storage).stream()
        .filter(file -> wanted.isEmpty() || file.content().equals(wanted))
        .filter(file -> BackupArchive.of(file).isEmpty() || maySeeBackups(call.caller()))
        .map(file -> BackupArchive.of(file).map(StorageEndpoints::view).orElseGet(() -> view(file)))
        .filter(
            view ->
                call.parameter("vmid")
                    .map(id -> id.equals(String.valueOf(view.get("vmid"))))
                    .orElse(true))
        .forEach(all::add);
    return all;
  }

  // check_volume_access of pve-storage: what one may not read is not listed
  private static boolean maySeeBackups(Identity caller) {
    return caller.may("Datastore.Allocate")
        || (caller.may("Datastore.AllocateSpace") && caller.may("VM.Backup"));
  }

  private static Map<String, Object> view(BackupArchive archive) {
    Map<String, Object> view = new LinkedHashMap<>(view(archive.file()));
    view.put("format", archive.format());
    view.put("subtype", "qemu");
    view.put("vmid", archive.guest());
    view.put("ctime", archive.made());
    if (!archive.notes().isEmpty()) {
      view.put("notes", archive.notes());
    }
    if (archive.isProtected()) {
      view.put("protected", 1);
    }
    return view;
  }

  private static Map<String, Object> view(StoredFile file) {
    return Map.of(
        "volid", file.id(),
        "content", file.content(),
        "format", file.format(),
        "size", file.size(),
        "ctime", file.changed());
  }

  private List<StoredFile> files(String node, Storage storage) {
    return cluster.storages().files().list(storage, node);
  }

  private List<Map<String, Object>> images(Call call, Storage storage) {
    return volumes(call.node(), storage)
        .filter(
            owned ->
                call.parameter("vmid")
                    .map(Integer::valueOf)
                    .map(id -> id == owned.guest().id())
                    .orElse(true))
        .map(
            owned ->
                Map.<String, Object>of(
                    "volid", owned.volume().id(),
                    "vmid", owned.guest().id(),
                    "content", "images",
                    "format", owned.volume().format(),
                    "size", owned.volume().size()))
        .toList();
  }

  private Map<String, Object> volume(Call call) {
    Storage storage = require(call);
    String name = call.variable("volume");
    String id = name.contains(":") ? name : storage.name() + ":" + name;
    Optional<StoredFile> file = cluster.storages().files().find(storage, call.node(), id);
    if (file.isPresent()) {
      return Map.of(
          "path", "/var/lib/vz/" + id.split(":", 2)[1],
          "format", file.get().format(),
          "size", DiskImage.read(file.get().path(), file.get().format()).bytes(),
          "used", file.get().size());
    }
    Volume volume =
        volumes(call.node(), storage)
            .map(Owned::volume)
            .filter(found -> found.id().equals(id))
            .findFirst()
            .orElseThrow(
                () ->
                    Refusal.died("volume_size_info on '" + id + "' failed: volume does not exist"));
    return Map.of(
        "path", "/dev/" + storage.name() + "/" + volume.name(),
        "format", volume.format(),
        "size", volume.size(),
        "used", volume.size());
  }

  private Stream<Owned> volumes(String node, Storage storage) {
    return cluster.guests().stream()
        .filter(guest -> storage.shared() || guest.node().equals(node))
        .flatMap(guest -> guest.volumes().values().stream().map(volume -> new Owned(guest, volume)))
        .filter(owned -> owned.volume().storage().equals(storage.name()));
  }

  private record Owned(Guest guest, Volume volume) {}
}
