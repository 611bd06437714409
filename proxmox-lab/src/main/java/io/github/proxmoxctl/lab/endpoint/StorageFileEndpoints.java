package io.github.proxmoxctl.lab.endpoint;

import io.github.proxmoxctl.lab.api.Call;
import io.github.proxmoxctl.lab.api.Check;
import io.github.proxmoxctl.lab.api.Parameters;
import io.github.proxmoxctl.lab.api.Route;
import io.github.proxmoxctl.lab.api.RouteList;
import io.github.proxmoxctl.lab.cluster.BackupArchive;
import io.github.proxmoxctl.lab.cluster.Cluster;
import io.github.proxmoxctl.lab.cluster.DiskImage;
import io.github.proxmoxctl.lab.cluster.Storage;
import io.github.proxmoxctl.lab.cluster.StoredFile;
import io.github.proxmoxctl.lab.download.Download;
import io.github.proxmoxctl.lab.download.Fetcher;
import io.github.proxmoxctl.lab.refusal.Refusal;
import io.github.proxmoxctl.lab.task.Tasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Files on storages come by URL and go. */
public final class StorageFileEndpoints {
  private static final String IMPORT = "import";
  private static final Pattern IMPORT_NAME =
      Pattern.compile("[a-zA-Z0-9.+=_-]+\\.(ova|qcow2|raw|vmdk)");
  private static final Check URL =
      value -> {
        if (!value.matches("https?://.*")) {
          throw new IllegalArgumentException("value does not match the regex pattern");
        }
        return value;
      };

  private final Cluster cluster;
  private final Tasks tasks;
  private final Predicate<String> isFull;
  private final Fetcher fetcher = new Fetcher();

  /**
   * Endpoints over this cluster.
   *
   * @param isFull whether a storage, by name, has no room for what comes now
   */
  public StorageFileEndpoints(Cluster cluster, Tasks tasks, Predicate<String> isFull) {
    this.cluster = cluster;
    this.tasks = tasks;
    this.isFull = isFull;
  }

  /** The endpoints. */
  public List<Route> routes() {
    return new RouteList()
        .add(
            "GET",
            "nodes/{node}/query-url-metadata",
            "Sys.AccessNetwork",
            Parameters.none().required("url", URL).optional("verify-certificates", Check.BOOLEAN),
            this::metadata)
        .add(
            "POST",
            "nodes/{node}/storage/{storage}/download-url",
            "Datastore.AllocateTemplate",
            Parameters.none()
                .required("url", URL)
                .required("content", Check.oneOf("iso", "vztmpl", IMPORT))
                .required("filename", Check.atMost(255))
                // the provider repeats what the path says
                .optional("node", Check.TEXT)
                .optional("storage", Check.TEXT)
                .optional("checksum", Check.TEXT)
                .optional(
                    "checksum-algorithm", Check.oneOf(Download.algorithms().toArray(String[]::new)))
                .optional("compression", Check.TEXT)
                .optional("verify-certificates", Check.BOOLEAN),
            this::download)
        .add(
            "DELETE",
            "nodes/{node}/storage/{storage}/content/{volume}",
            "Datastore.Allocate",
            Parameters.none().optional("delay", Check.INTEGER),
            this::delete)
        .routes();
  }

  private Map<String, Object> metadata(Call call) {
    cluster.node(call.node());
    requireVerification(call);
    return fetcher.metadata(call.required("url"));
  }

  private String download(Call call) {
    String node = cluster.node(call.node()).name();
    Storage storage = cluster.storages().require(call.variable("storage"));
    String content = call.required("content");
    Download.Checksum checksum = checksum(call);
    if (!storage.keepsFiles()) {
      throw Refusal.died(
          "can't upload to storage type '" + storage.type() + "', not a file based storage!");
    }
    if (!storage.content().contains(content)) {
      throw Refusal.died(
          "storage '%s' is not configured for content-type '%s'"
              .formatted(storage.name(), content));
    }
    if (!content.equals(IMPORT)) {
      throw Refusal.of(501, "the lab downloads content import only, and not " + content);
    }
    requireVerification(call);
    // so does normalize_content_filename of pve-storage
    String name = call.required("filename").replaceAll("[^a-zA-Z0-9_.-]", "_");
    Matcher matcher = IMPORT_NAME.matcher(name);
    if (!matcher.matches()) {
      throw Refusal.parameter("filename", "invalid filename or wrong extension");
    }
    String format = matcher.group(1);
    if (format.equals("ova")) {
      throw Refusal.of(501, "the lab reads no OVA");
    }
    Download download =
        new Download(
            call.required("url"),
            "/var/lib/vz/" + content + "/" + name,
            cluster.storages().files().path(storage, node, content, name),
            checksum);
    boolean isCompressed = call.parameter("compression").isPresent();
    return tasks.run(
        node,
        "download",
        name,
        call.caller().id(),
        log -> {
          if (isCompressed) {
            throw Refusal.died("decompression not supported for " + content);
          }
          download.run(
              fetcher,
              any -> !isFull.test(storage.name()),
              file -> DiskImage.read(file, format),
              log);
        });
  }

  private Download.@Nullable Checksum checksum(Call call) {
    Optional<String> digest = call.parameter("checksum");
    Optional<String> algorithm = call.parameter("checksum-algorithm");
    if (digest.isPresent() != algorithm.isPresent()) {
      throw Refusal.parameter(
          digest.isPresent() ? "checksum" : "checksum-algorithm",
          "missing property - '%s' requires this property"
              .formatted(digest.isPresent() ? "checksum" : "checksum-algorithm"));
    }
    return digest
        .flatMap(value -> algorithm.map(name -> new Download.Checksum(name, value)))
        .orElse(null);
  }

  private static void requireVerification(Call call) {
    if (call.parameter("verify-certificates").filter("0"::equals).isPresent()) {
      throw Refusal.of(501, "the lab verifies every certificate (verify-certificates=0)");
    }
  }

  private String delete(Call call) {
    String node = cluster.node(call.node()).name();
    Storage storage = cluster.storages().require(call.variable("storage"));
    String name = call.variable("volume");
    String id = name.contains(":") ? name : storage.name() + ":" + name;
    if (!id.matches("[^:]+:[a-z]+/.+")) {
      throw Refusal.of(501, "the lab removes files, and no disks: " + id);
    }
    return tasks.run(
        node, "imgdel", storage.name(), call.caller().id(), log -> remove(storage, node, id, log));
  }

  private void remove(Storage storage, String node, String id, Consumer<String> log) {
    Optional<StoredFile> file = cluster.storages().files().find(storage, node, id);
    if (file.isEmpty()) {
      // Proxmox only warns
      log.accept("disk image '/var/lib/vz/" + id.split(":", 2)[1] + "' does not exist");
    } else {
      try {
        Optional<BackupArchive> archive = BackupArchive.of(file.get());
        if (archive.isPresent()) {
          remove(archive.get(), id);
        } else {
          Files.deleteIfExists(file.get().path());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    log.accept("Removed volume '" + id + "'");
  }

  private static void remove(BackupArchive archive, String id) throws IOException {
    if (archive.isProtected()) {
      throw Refusal.died("can't remove archive '" + id + "' - protected");
    }
    archive.delete();
  }
}
